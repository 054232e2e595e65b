// Find options by what somebody typed: names, or words of names, that begin like it; if none does, names that are near.

const MOST_FOUND = 12;
const MOST_NEAR = 5;

const folded = (text) =>
	text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const withoutDose = (text) => text.replace(/\s*\b\d+\s*(mg|mcg|ug|g|ml|l|iu|units)?\b/g, "").trim();

/** Return every name of a question's options, each with the options it leads to. What is not on the list has no name. */
function namesOf(question) {
	const found = [];
	for (const option of question.options) {
		if (option.incomplete || option.none) continue;
		found.push({ name: "", key: folded(option.label), options: [option.id] });
		for (const name of option.also_called) found.push({ name, key: folded(name), options: [option.id] });
	}
	for (const { names, options, together } of question.shared_names) {
		const groups = together ? [options] : options.map((id) => [id]);
		for (const name of names) for (const group of groups) found.push({ name, key: folded(name), options: group });
	}
	return found;
}

/** Return a function from what was typed to `{hits, near}`: near ones may be quite another thing, and are shown as such. */
export function finder(question) {
	const names = namesOf(question);
	return (typed) => {
		const whole = folded(typed);
		const bare = withoutDose(whole) || whole;
		if (!bare) return { hits: [], near: false };
		const ranked = names.map((each) => [rank(each.key, bare), each]).filter(([value]) => value < 3);
		ranked.sort(([one], [other]) => one - other);
		if (ranked.length) return { hits: once(ranked.map(([, each]) => each)).slice(0, MOST_FOUND), near: false };
		const allowed = bare.length >= 8 ? 2 : bare.length >= 4 ? 1 : 0;
		const close = names.map((each) => [edits(each.key, bare, allowed), each]).filter(([cost]) => cost <= allowed && allowed);
		close.sort(([one], [other]) => one - other);
		return { hits: once(close.map(([, each]) => each)).slice(0, MOST_NEAR), near: true };
	};
}

function rank(key, typed) {
	if (key === typed) return 0;
	if (key.startsWith(typed)) return 1;
	return ` ${key}`.includes(` ${typed}`) ? 2 : 3;
}

/** The first name that leads somewhere stands for all that lead there. */
function once(hits) {
	const seen = new Set();
	return hits.filter((each) => !seen.has(each.options.join()) && seen.add(each.options.join()));
}

/** Return how many letters are added, missing, changed, or swapped; more than `most` where that is certain. */
function edits(one, other, most) {
	if (Math.abs(one.length - other.length) > most) return most + 1;
	let [before, last] = [[], [...Array(other.length + 1).keys()]];
	for (let i = 1; i <= one.length; i++) {
		const row = [i];
		for (let j = 1; j <= other.length; j++) {
			const same = one[i - 1] === other[j - 1] ? 0 : 1;
			row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
			const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
			if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1);
		}
		[before, last] = [last, row];
	}
	return last[other.length];
}
