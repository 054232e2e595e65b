// The pages beside the questions.

import { inWords } from "./answers.js";
import { button, filled, heading, list, make } from "./dom.js";
import { LEVELS } from "./service.js";

/** What is said before the first question, and where the person is. */
export function introPage({ words, about, region, language }, { start, chooseLanguage, open }) {
	const { is, is_not, call_now, age } = about.before_you_start;
	const radios = [...about.regions, { id: "", title: about.region_question.elsewhere }].map(({ id, title }) =>
		make("label", { class: "choice" }, make("input", { type: "radio", name: "region", value: id, checked: region === id }), make("span", {}, title)),
	);
	const asked = make("fieldset", {}, make("legend", {}, about.region_question.ask || words.region), make("div", { class: "choices" }, radios));
	const problem = make("p", { class: "problem", role: "alert" });
	const begin = () => {
		const chosen = asked.querySelector("input:checked");
		if (about.regions.length && !chosen) return (problem.textContent = words.region_please);
		start(chosen?.value ?? "");
	};
	const file = make("input", { type: "file", accept: ".json,application/json", onchange: () => file.files[0] && open(file.files[0]) });
	return [
		heading(words.before),
		about.languages.length > 1 ? languages(words, about.languages, language, chooseLanguage) : null,
		about.language.notice ? make("p", { class: "notice" }, make("strong", {}, about.language.notice)) : null,
		warning(words, call_now),
		...titled(words.what_it_is, is),
		...titled(words.is_not, is_not),
		age ? make("p", {}, age) : null,
		about.regions.length ? asked : null,
		problem,
		make("div", { class: "actions" }, button(words.start, begin, "main")),
		make("p", {}, make("label", { class: "file" }, `${words.from_file} `, file)),
		make("p", { class: "small" }, about.disclaimer),
	];
}

const titled = (title, items) => (items.length ? [make("h3", {}, title), list(items)] : []);

function languages(words, codes, current, choose) {
	const name = (code) => new Intl.DisplayNames([code], { type: "language" }).of(code);
	const options = codes.map((code) => make("option", { value: code, lang: code, selected: code === current }, name(code)));
	const select = make("select", { onchange: () => choose(select.value) }, options);
	return make("p", {}, make("label", {}, `${words.language} `, select));
}

/** What nobody should wait with: it is also said while there is no connection. */
export function warning(words, callNow) {
	return callNow.length ? make("div", { class: "warning" }, titled(words.call_now, callNow)) : null;
}

/** How to get help where the person is, or anywhere. */
export function help(how, region) {
	const near = how[region];
	return list(near ? [near] : Object.entries(how).map(([id, text]) => `${id.toUpperCase()}: ${text}`));
}

/** All answers, each to be changed. */
export function reviewPage({ words, about, questions, counted }, { change, finish, back, save, again }) {
	const rows = ({ questions: ids }) =>
		ids.filter((id) => id in counted).map((id) => {
			const question = questions.get(id);
			const act = button(words.change, () => change(id));
			act.setAttribute("aria-label", `${words.change}: ${question.ask}`);
			return make("div", { class: "answered" }, make("dt", {}, question.ask), make("dd", {}, make("span", {}, inWords(question, counted[id], words)), act));
		});
	const sections = about.sections.map((section) => [section, rows(section)]).filter(([, found]) => found.length);
	return [
		heading(words.review),
		...sections.map(([section, found]) => make("section", {}, make("h3", {}, section.title), make("dl", {}, found))),
		make("div", { class: "actions" }, button(finish.title, finish.act, "main"), back ? button(words.back, back) : null, button(words.save, save)),
		make("p", {}, button(words.start_again, again, "quiet")),
	];
}

/** The one question before the interview ends. */
export function emergencyPage({ words, about, region, emergency, questions }, { confirm, change }) {
	const ids = [...new Set(emergency.reasons.flatMap((reason) => reason.questions))].filter((id) => questions.has(id));
	return [
		heading(words.emergency),
		...emergency.reasons.map((reason) => reasonOf(reason, words.because_you_said)),
		emergency.in_english.length
			? make("div", { lang: "en", dir: "ltr", class: "aside" }, emergency.in_english.map((reason) => reasonOf(reason, "Because you said")))
			: null,
		help(about.emergency.how, region),
		make("p", { class: "asks" }, make("strong", {}, words.is_it_right)),
		make("div", { class: "actions stacked" },
			button(words.yes_right, confirm, "danger"),
			ids.map((id) => button(filled(words.change_this, { question: questions.get(id).ask }), () => change(id))),
		),
	];
}

function reasonOf({ title, because, because_you_said }, lead) {
	return make("section", {}, make("h3", {}, title), make("p", {}, because), make("p", {}, `${lead}:`), list(because_you_said));
}

/**
 * What is shown where there is no result: at least "see a doctor", never that none is needed.
 */
export function unfinishedPage({ words, about, region, unfinished, soFar }, { back, again }) {
	const said = unfinished ? LEVELS.indexOf(unfinished.referral_at_least) : 1;
	const level = Math.max(1, said, LEVELS.indexOf(soFar));
	const isSaid = unfinished && level === said;
	const how = isSaid ? unfinished.how : LEVELS[level] === "emergency" ? about.emergency.how : {};
	return [
		heading(isSaid ? `${unfinished.title}.` : words[LEVELS[level] === "emergency" ? "emergency_now" : LEVELS[level]]),
		Object.keys(how).length ? help(how, region) : null,
		make("p", {}, unfinished?.says ?? `${words.fault} ${words.no_sign}`),
		make("div", { class: "actions" }, button(words.again, again, "main"), button(words.all_answers, back)),
	];
}
