// Answers as the service takes them: whether one still fits its question, and what it is in words.

export const isDeclined = (answer) => answer === null || (typeof answer === "object" && "declined" in answer);

/** Return the parts of an answer to a checklist: ticked, not sure, and names that are not on the list. */
export function parts(answer) {
	if (Array.isArray(answer)) return { includes: answer, not_sure: [], not_recognised: [] };
	const { includes = [], not_sure = [], not_recognised = [] } = answer ?? {};
	return { includes, not_sure, not_recognised };
}

/** Return a number with the unit it was given in; the question's own if that is all there is. */
export const amount = (question, answer) =>
	typeof answer === "object" ? answer : { value: answer, unit: question.unit };

/** Return what a unit is called. */
export function unitTitle(question, unit) {
	return question.also_accept.find((each) => each.unit === unit)?.title ?? question.unit_label ?? unit;
}

/** Tell whether an answer can be one to this question; it may come from another version of it, or from a file. */
export function fits(question, answer) {
	if (answer === undefined) return false;
	if (isDeclined(answer)) return true;
	const ids = (question.options ?? []).map((option) => option.id);
	switch (question.type) {
		case "boolean":
			return typeof answer === "boolean";
		case "choice":
			return ids.includes(answer);
		case "choices": {
			const { includes, not_sure, not_recognised } = parts(answer);
			return [includes, not_sure, not_recognised].every(Array.isArray) && [...includes, ...not_sure].every((id) => ids.includes(id));
		}
		case "text":
			return typeof answer === "string";
		default: {
			const { value, unit } = amount(question, answer);
			const known = unit === question.unit || question.also_accept.some((each) => each.unit === unit);
			return typeof value === "number" && known;
		}
	}
}

/** Return those answers that still fit. */
export function fitting(questions, answers) {
	const fit = ([id, answer]) => questions.has(id) && fits(questions.get(id), answer);
	return Object.fromEntries(Object.entries(answers).filter(fit));
}

/** Return an answer as the person would say it. */
export function inWords(question, answer, words) {
	if (isDeclined(answer)) return answer?.declined === "rather_not_say" ? words.rather_not_say : words.dont_know;
	const label = (id) => question.options.find((option) => option.id === id).label;
	switch (question.type) {
		case "boolean":
			return answer ? words.yes : words.no;
		case "choice":
			return label(answer);
		case "choices": {
			const { includes, not_sure, not_recognised } = parts(answer);
			const unsure = not_sure.map((id) => `${label(id)} (${words.not_sure})`);
			return [...includes.map(label), ...unsure, ...not_recognised.map((typed) => `“${typed}”`)].join(" · ");
		}
		case "text":
			return answer;
		default: {
			const { value, unit } = amount(question, answer);
			return `${value} ${unitTitle(question, unit)}`;
		}
	}
}
