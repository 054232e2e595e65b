// The page that asks: one question, those that share a screen, or a whole section.

import { button, filled, heading, make } from "./dom.js";

/** What is asked at once. What an answer on the same page may close comes after it. */
export function idsAsked({ screen, open }, questions, by) {
	const ids = screen.questions.map(({ id }) => id);
	const { section } = questions.get(ids[0]);
	for (const id of by === "section" ? open : []) {
		const { section: own, depends_on } = questions.get(id);
		if (own === section && !ids.includes(id) && !depends_on.some((each) => ids.includes(each))) ids.push(id);
	}
	return ids;
}

/** What was answered last, and at once. */
export function idsBefore(ids, questions, by) {
	const shared = by === "section" ? by : "screen";
	const last = questions.get(ids.at(-1));
	return ids.filter((id) => id === last?.id || (last[shared] && questions.get(id)[shared] === last[shared]));
}

export function questionsPage({ words, about, questions, next }, ids, { answer, back, review, save, fieldFor }) {
	const section = about.sections.find(({ id }) => id === questions.get(ids[0]).section);
	const { fields, nodes } = fieldsOf(ids.map((id) => questions.get(id)), section, fieldFor);
	const part = filled(words.part, { number: about.sections.indexOf(section) + 1, total: next.progress.sections, title: section.title });
	return make("form", { novalidate: true, onsubmit: (event) => (event.preventDefault(), answer(fields)) },
		make("div.progress",
			make("p", part),
			make("progress", { max: next.progress.total, value: next.progress.answered, "aria-label": part }),
			section.questions[0] === ids[0] && section.intro && make("p.intro", section.intro),
		),
		nodes,
		make("div.actions",
			make("button.main", { type: "submit" }, words.continue),
			back && button(words.back, back),
			review && [button(words.all_answers, review), button(words.save_page, save, "quiet")],
		),
	);
}

/** Fields, and their nodes, each screen under what it asks. */
function fieldsOf(asked, section, fieldFor) {
	const runs = [];
	for (const question of asked) {
		const run = runs.at(-1);
		if (question.screen && run?.[0].screen === question.screen) run.push(question);
		else runs.push([question]);
	}
	const isOne = runs.length === 1;
	const titled = (text) => (isOne ? heading(text) : make("h3", text));
	const fields = [];
	const nodes = isOne ? [] : [heading(section.title)];
	for (const run of runs) {
		const shared = run.length > 1 && section.screens.find(({ id }) => id === run[0].screen);
		if (shared) nodes.push(titled(shared.ask));
		const made = run.map((each) => fieldFor(each, shared ? each.row || each.ask : titled(each.ask)));
		fields.push(...made);
		nodes.push(...made.map(({ node }) => node));
	}
	return { fields, nodes };
}
