// A question as it is asked: its controls, and how its answer is read from them.
//
// Each field has `node`, and `read()`, which returns `{answer}` or `{problem}`, a text.

import { amount, isDeclined, parts, unitTitle } from "./answers.js";
import { filled, make } from "./dom.js";
import { isUsual, readNumber } from "./numbers.js";
import { searchField } from "./search.js";

const DECLINED = ["dont_know", "rather_not_say"];

/** Return the field of a question; `title` stands above it, and `form` has the `words` and the `region`, if any. */
export function field(question, former, title, form) {
	const controls = CONTROLS[question.type](question, former, form);
	const help = question.help_by_region[form.region?.id] ?? question.help;
	const [helpId, problemId] = [`${question.id}-help`, `${question.id}-problem`];
	const problem = make("p", { id: problemId, class: "problem", role: "alert" });
	const node = make(
		"fieldset",
		{ class: "question", "data-question": question.id, "aria-describedby": `${help ? helpId : ""} ${problemId}`.trim() },
		make("legend", {}, title),
		help ? make("p", { id: helpId, class: "help" }, help) : null,
		controls.nodes,
		problem,
		question.why ? make("details", { class: "why" }, make("summary", {}, form.words.why), make("p", {}, question.why)) : null,
	);
	const read = () => {
		const found = controls.read();
		problem.textContent = found.problem ?? "";
		return found;
	};
	const refuse = (text) => (problem.textContent = text);
	return { question, node, read, refuse, focus: () => node.querySelector("input, select, textarea")?.focus() };
}

/** Return the two ways not to answer, as further choices beside the others. */
function decliners(type, question, former, { words }) {
	const chosen = former !== undefined && isDeclined(former) ? (former?.declined ?? "dont_know") : "";
	const inputs = DECLINED.map((reason) =>
		make("input", { type, name: question.id, value: `declined:${reason}`, checked: reason === chosen }),
	);
	const nodes = inputs.map((input, index) => make("label", { class: "choice light" }, input, make("span", {}, words[DECLINED[index]])));
	const answer = () => {
		const index = inputs.findIndex((input) => input.checked);
		return index < 0 ? null : { answer: { declined: DECLINED[index] } };
	};
	return { inputs, node: make("div", { class: "choices" }, nodes), answer };
}

/** Untick the others when one is ticked that stands alone, and the other way round. */
function exclude(container, alone) {
	container.addEventListener("change", ({ target }) => {
		if (target.type !== "checkbox" || !target.checked) return;
		const boxes = [...container.querySelectorAll("input[type=checkbox]")];
		const others = alone(target) ? boxes : boxes.filter(alone);
		for (const box of others) if (box !== target) box.checked = false;
	});
}

function choiceLabel(input, label, help) {
	return make("label", { class: "choice" }, input, make("span", {}, label, help ? make("small", {}, help) : null));
}

function radios(options, question, former, form) {
	const inputs = options.map(({ id }) =>
		make("input", { type: "radio", name: question.id, value: String(id), checked: id === former }),
	);
	const declined = decliners("radio", question, former, form);
	const nodes = inputs.map((input, index) => choiceLabel(input, options[index].label, options[index].help));
	const read = () => {
		const index = inputs.findIndex((input) => input.checked);
		return index < 0 ? (declined.answer() ?? { problem: form.words.answer_please }) : { answer: options[index].id };
	};
	return { nodes: [make("div", { class: "choices" }, nodes), declined.node], read };
}

const yesOrNo = ({ yes, no }) => [{ id: true, label: yes }, { id: false, label: no }];

function choicesControls(question, former, form) {
	const ticked = parts(former);
	const declined = decliners("checkbox", question, former, form);
	const list = question.search ? searchField(question, ticked, form) : checklist(question, ticked, form);
	const nodes = make("div", {}, make("p", { class: "hint" }, question.search ? form.words.search : form.words.tick_all), list.node, declined.node);
	exclude(nodes, (box) => box.hasAttribute("data-alone") || declined.inputs.includes(box));
	const read = () => {
		const { problem, includes, not_sure, not_recognised } = list.read();
		if (problem) return { problem };
		const given = { includes, not_sure, not_recognised };
		if (!Object.values(given).flat().length) return declined.answer() ?? { problem: form.words.answer_please };
		if (!not_sure.length && !not_recognised.length) return { answer: includes };
		return { answer: Object.fromEntries(Object.entries(given).filter(([, ids]) => ids.length)) };
	};
	return { nodes: [nodes], read };
}

function checklist(question, ticked, { words }) {
	const rows = question.options.map((option) => {
		const box = make("input", { type: "checkbox", value: option.id, "data-alone": option.none, checked: ticked.includes.includes(option.id) });
		const unsure = question.allow_not_sure && !option.none ? make("input", { type: "checkbox", checked: ticked.not_sure.includes(option.id), "aria-label": `${option.label}: ${words.not_sure}` }) : null;
		// One entry is ticked or not sure, never both.
		box.addEventListener("change", () => unsure && (unsure.checked = false));
		unsure?.addEventListener("change", () => (box.checked = false));
		const beside = unsure && make("label", { class: "unsure" }, unsure, make("span", {}, words.not_sure));
		return { id: option.id, box, unsure, node: make("div", { class: "row" }, choiceLabel(box, option.label, option.help), beside) };
	});
	const read = () => ({
		includes: rows.filter(({ box }) => box.checked).map(({ id }) => id),
		not_sure: rows.filter(({ unsure }) => unsure?.checked).map(({ id }) => id),
		not_recognised: [],
	});
	return { node: make("div", { class: "choices" }, rows.map(({ node }) => node)), read };
}

/** Return a box to type in with the ways not to answer: whoever types answers, and whoever declines has typed nothing. */
function typedOrDeclined(box, row, declined) {
	const node = make("div", {}, row, declined.node);
	exclude(node, () => true);
	box.addEventListener("input", () => declined.inputs.forEach((each) => (each.checked = false)));
	declined.node.addEventListener("change", ({ target }) => target.checked && (box.value = ""));
	return node;
}

/** Return the units that may be chosen, those of the region first; the question's own always among them. */
function units(question, region) {
	const others = question.also_accept.map(({ unit }) => unit);
	const near = (region?.units ?? []).filter((unit) => others.includes(unit));
	return [question.unit, ...near, ...others.filter((unit) => !near.includes(unit))];
}

function numberControls(question, former, form) {
	const { words } = form;
	const isGiven = former !== undefined && !isDeclined(former);
	const { value, unit } = isGiven ? amount(question, former) : { value: "", unit: question.unit };
	const choices = units(question, form.region);
	const label = { "aria-label": question.row || question.ask };
	const input = make("input", { type: "text", inputmode: question.decimals ? "decimal" : "numeric", autocomplete: "off", maxlength: 30, value, ...label });
	const select = make("select", { "aria-label": words.unit }, choices.map((each) => make("option", { value: each, selected: each === unit }, unitTitle(question, each))));
	const declined = decliners("checkbox", question, former, form);
	const beside = choices.length > 1 ? select : make("span", { class: "unit" }, question.unit_label);
	const nodes = typedOrDeclined(input, make("div", { class: "number" }, input, beside), declined);
	let confirmed = isGiven ? `${value} ${unit}` : "";
	const read = () => {
		if (!input.value.trim()) return declined.answer() ?? { problem: words.answer_please };
		const chosen = choices.length > 1 ? select.value : question.unit;
		const factor = question.also_accept.find((each) => each.unit === chosen)?.factor ?? 1;
		const found = readNumber(input.value, question, factor);
		if (found.problem) return { problem: filled(words[found.problem], found.values ?? {}) };
		const said = `${found.value} ${chosen}`;
		if (!isUsual(found.own, question) && confirmed !== said) {
			confirmed = said;
			const shown = `${found.value} ${unitTitle(question, chosen)}`;
			return { problem: `${filled(words.unusual, { value: shown })} ${words.usually}` };
		}
		return { answer: chosen === question.unit ? found.value : { value: found.value, unit: chosen } };
	};
	return { nodes: [nodes], read };
}

function textControls(question, former, form) {
	const area = make("textarea", { rows: 4, maxlength: 10000, "aria-label": question.row || question.ask });
	if (typeof former === "string") area.value = former;
	const declined = decliners("checkbox", question, former, form);
	const nodes = typedOrDeclined(area, area, declined);
	const read = () => (area.value.trim() ? { answer: area.value } : (declined.answer() ?? { problem: form.words.answer_please }));
	return { nodes: [nodes], read };
}

const CONTROLS = {
	boolean: (question, former, form) => radios(yesOrNo(form.words), question, former, form),
	choice: (question, former, form) => radios(question.options, question, former, form),
	choices: choicesControls,
	integer: numberControls,
	decimal: numberControls,
	text: textControls,
};
