// The pages beside the questions.

import { button, filled, heading, list, make } from "./dom.js";
import { unitTitle } from "./fields.js";
import { LEVELS } from "./service.js";

/** What is said before the first question, and where the person is. */
export function introPage({ words, about, region, language, kept }, { start, chooseLanguage, open, goOn, again }) {
	const { is, is_not, call_now, age } = about.before_you_start;
	const where = about.regions[0] && about.region_question;
	const radio = ({ id, title }) =>
		make("label.choice", make("input", { type: "radio", name: "region", value: id, checked: region === id }), make("span", title));
	const asked = where && make("fieldset", make("legend", where.ask), make("div.choices", [...about.regions, { id: "", title: where.elsewhere }].map(radio)));
	const begin = () => start(asked?.querySelector("input:checked")?.value ?? "");
	const codes = about.languages.map((code) => make("option", { value: code, lang: code, selected: code === language }, new Intl.DisplayNames([code], { type: "language" }).of(code)));
	const languages = make("select", { onchange: () => chooseLanguage(languages.value) }, codes);
	const file = make("input", { type: "file", accept: ".json,application/json", onchange: () => file.files[0] && open(file.files[0]) });
	return [
		heading(words.before),
		about.languages.length > 1 && make("p", make("label", `${words.language} `, languages)),
		about.language.notice && make("p.notice", make("strong", about.language.notice)),
		kept && make("div.notice",
			make("p", filled(words.kept_here, { date: inDays(kept.saved, language) })),
			make("div.actions", button(words.go_on, goOn, "main"), button(words.start_again, again)),
		),
		warning(words, call_now),
		...titled(words.what_it_is, is),
		...titled(words.is_not, is_not),
		age && make("p", age),
		asked,
		make("div.actions", button(words.start, begin, "main")),
		make("p", make("label.file", `${words.from_file} `, file)),
		make("p.small", about.disclaimer),
	];
}

const inDays = (time, language) => new Date(time).toLocaleString(language, { dateStyle: "long", timeStyle: "short" });

const titled = (title, items) => (items.length ? [make("h3", title), list(items)] : []);

/** Also said while there is no connection. */
export function warning(words, signs) {
	return signs.length && make("div.warning", titled(words.call_now, signs));
}

/** Help here, or anywhere. */
function help(how, region) {
	return list(how[region] ? [how[region]] : Object.entries(how).map(([id, text]) => `${id.toUpperCase()}: ${text}`));
}

export const callNow = ({ words, about, region }) => make("div.warning", make("h3", words.emergency), help(about.emergency.how, region));

/** Every answer, by section, to be changed. */
export function reviewPage({ words, about, questions, given, next: { answers, said } }, { change, finish, back, save, again }) {
	const rows = ({ questions: ids }) =>
		ids.filter((id) => id in answers).map((id) => {
			const question = questions.get(id);
			const { value, unit } = given[id] ?? {};
			const text = unit ? `${value} ${unitTitle(question, unit)}` : said[id];
			const act = button(words.change, () => change(id));
			act.setAttribute("aria-label", `${words.change}: ${question.ask}`);
			return make("div.answered", make("dt", question.ask), make("dd", make("span", text), act));
		});
	const sections = about.sections.map((section) => [section, rows(section)]).filter(([, found]) => found.length);
	return [
		heading(words.review),
		...sections.map(([section, found]) => make("section", make("h3", section.title), make("dl", found))),
		make("div.actions", button(finish.title, finish.act, "main"), back && button(words.back, back), button(words.save_page, save)),
		make("p", button(words.start_again, again, "quiet")),
	];
}

/** How to go on later: by a link, once the person has asked for one; or from a file. */
export function savePage({ words, about, language, held }, { keep, file, back }) {
	const link = held && make("input", { type: "text", readonly: true, value: held.link, "aria-label": words.link, onfocus: () => link.select() });
	const copy = () => (link.select(), navigator.clipboard?.writeText(held.link));
	const inService = held
		? [make("p", filled(words.saved, { date: inDays(held.expires, language) })), make("p.search", link), make("p", button(words.copy, copy))]
		: [make("p", filled(words.save_days, { days: about.session_days })), make("p", button(words.get_link, keep, "main"))];
	return [
		heading(words.save_page),
		...(held || about.session_days ? [...inService, make("p", words.link_is_key)] : []),
		make("p", words.save_file),
		make("p", button(words.save, file)),
		make("div.actions", button(words.continue, back, held ? "main" : "")),
	];
}

/** The one question before the interview ends. */
export function emergencyPage(context, { confirm, change }) {
	const { words, emergency, questions } = context;
	const ids = [...new Set(emergency.reasons.flatMap((reason) => reason.questions))].filter((id) => questions.has(id));
	return [
		heading(words.may_be_emergency),
		callNow(context),
		...emergency.reasons.map((reason) => reasonOf(reason, words.because_you_said)),
		emergency.in_english[0] && make("div.aside", { lang: "en", dir: "ltr" }, emergency.in_english.map((reason) => reasonOf(reason, "Because you said"))),
		make("p.asks", make("strong", words.is_it_right)),
		make("div.actions.stacked",
			button(words.yes_right, confirm, "danger"),
			ids.map((id) => button(filled(words.change_this, { question: questions.get(id).ask }), () => change(id))),
		),
	];
}

function reasonOf({ title, because, because_you_said }, lead) {
	return make("section", make("h3", title), make("p", because), make("p", `${lead}:`), list(because_you_said));
}

/** No result is never "no doctor needed": `unfinished` is what the service could say, `soFar` the level reached. */
export function unfinishedPage({ words, about, region, unfinished, soFar }, { back, again }) {
	const said = unfinished ? LEVELS.indexOf(unfinished.referral_at_least) : 1;
	const level = Math.max(1, said, LEVELS.indexOf(soFar));
	const isSaid = unfinished && level === said;
	const how = isSaid ? unfinished.how : level === 4 ? about.emergency.how : {};
	return [
		heading(isSaid ? `${unfinished.title}.` : words[LEVELS[level]]),
		help(how, region),
		make("p", unfinished?.says ?? `${words.fault} ${words.no_sign}`),
		make("div.actions", button(words.again, again, "main"), button(words.all_answers, back)),
	];
}
