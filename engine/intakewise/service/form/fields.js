// A question as it is asked: its controls, and how its answer is read from them.
//
// Each field has `node`, and `read()`, which returns `{answer}` or `{problem}`, a text.

import { filled, make } from "./dom.js";
import { readNumber } from "./numbers.js";
import { searchField } from "./search.js";

const DECLINED = ["dont_know", "rather_not_say"];

const isDeclined = (answer) => answer === null || Boolean(answer?.declined);

/** Return what a unit is called. */
export function unitTitle(question, unit) {
	return question.also_accept.find((each) => each.unit === unit)?.title ?? question.unit_label ?? unit;
}

/** Return the field of a question, its legend empty; `form` has what is not of the question. */
export function field(question, former, form) {
	const { id, type } = question;
	const controls = CONTROLS[type](question, former, form);
	const help = question.help_by_region[form.region?.id] ?? question.help;
	const reasons = [question.why, ...(form.canChange?.[id] ?? [])].filter(Boolean);
	const problem = make("p.problem", { id: `${id}-problem`, role: "alert" });
	const node = make("fieldset.question", { "data-question": id, "aria-describedby": `${help ? `${id}-help ` : ""}${problem.id}` },
		make("legend"),
		help && make("p.help", { id: `${id}-help` }, help),
		controls.nodes,
		problem,
		reasons[0] && make("details.why", make("summary", form.words.why), reasons.map((each) => make("p", each))),
	);
	const refuse = (text = "") => (problem.textContent = text);
	const read = () => {
		const found = controls.read();
		refuse(found.problem);
		return found;
	};
	return { question, node, read, refuse, focus: () => node.querySelector("input, select, textarea")?.focus() };
}

/** The two ways not to answer, as further choices. */
function decliners(type, question, former, { words }) {
	const chosen = former !== undefined && isDeclined(former) ? (former?.declined ?? DECLINED[0]) : "";
	const inputs = DECLINED.map((reason) => make("input", { type, name: question.id, value: `declined:${reason}`, checked: reason === chosen }));
	const nodes = inputs.map((input, index) => make("label.choice.light", input, make("span", words[DECLINED[index]])));
	const read = () => {
		const declined = DECLINED[inputs.findIndex((input) => input.checked)];
		return declined ? { answer: { declined } } : { problem: words.answer_please };
	};
	return { inputs, node: make("div.choices", nodes), read };
}

/** Whatever stands alone unticks the others, and the other way round. */
function exclude(container, alone) {
	container.addEventListener("change", ({ target }) => {
		if (target.type !== "checkbox" || !target.checked) return;
		const boxes = [...container.querySelectorAll("input[type=checkbox]")];
		const others = alone(target) ? boxes : boxes.filter(alone);
		for (const box of others) if (box !== target) box.checked = false;
	});
}

const choiceLabel = (input, { label, help }) => make("label.choice", input, make("span", label, help && make("small", help)));

function radios(question, former, form) {
	const options = question.options ?? [{ id: true, label: form.words.yes }, { id: false, label: form.words.no }];
	const inputs = options.map(({ id }) => make("input", { type: "radio", name: question.id, value: String(id), checked: id === former }));
	const declined = decliners("radio", question, former, form);
	const nodes = inputs.map((input, index) => choiceLabel(input, options[index]));
	const read = () => {
		const index = inputs.findIndex((input) => input.checked);
		return index < 0 ? declined.read() : { answer: options[index].id };
	};
	return { nodes: [make("div.choices", nodes), declined.node], read };
}

function choicesControls(question, former, form) {
	const ticked = { includes: Array.isArray(former) ? former : [], not_sure: [], not_recognised: [], ...former };
	const declined = decliners("checkbox", question, former, form);
	const list = (question.search ? searchField : checklist)(question, ticked, form);
	const nodes = make("div", make("p.hint", form.words[question.search ? "search" : "tick_all"]), list.node, declined.node);
	exclude(nodes, (box) => box.hasAttribute("data-alone") || declined.inputs.includes(box));
	const read = () => {
		const { problem, ...given } = list.read();
		if (problem) return { problem };
		const said = Object.entries(given).filter(([, ids]) => ids.length);
		if (!said.length) return declined.read();
		return { answer: said.length === 1 && given.includes.length ? given.includes : Object.fromEntries(said) };
	};
	return { nodes, read };
}

function checklist(question, ticked, { words }) {
	const rows = question.options.map((option) => {
		const { id, none, label } = option;
		// One entry is ticked or not sure, never both.
		const box = make("input", { type: "checkbox", value: id, "data-alone": none, checked: ticked.includes.includes(id), onchange: () => unsure && (unsure.checked = false) });
		const unsure = question.allow_not_sure && !none && make("input", { type: "checkbox", checked: ticked.not_sure.includes(id), onchange: () => (box.checked = false), "aria-label": `${label}: ${words.not_sure}` });
		return { id, box, unsure, node: make("div.row", choiceLabel(box, option), unsure && make("label.unsure", unsure, make("span", words.not_sure))) };
	});
	const checked = (which) => rows.filter((row) => row[which].checked).map(({ id }) => id);
	return { node: make("div.choices", rows.map(({ node }) => node)), read: () => ({ includes: checked("box"), not_sure: checked("unsure") }) };
}

/** Whoever types answers, and whoever declines has typed nothing. */
function typedOrDeclined(box, row, declined) {
	const node = make("div", row, declined.node);
	exclude(node, () => true);
	box.addEventListener("input", () => declined.inputs.forEach((each) => (each.checked = false)));
	declined.node.addEventListener("change", ({ target }) => target.checked && (box.value = ""));
	return node;
}

/** The question's own unit, those of the region, then the others. */
function units(question, region) {
	const others = question.also_accept.map(({ unit }) => unit);
	return [...new Set([question.unit, ...(region?.units ?? []).filter((unit) => others.includes(unit)), ...others])];
}

function numberControls(question, former, form) {
	const { words } = form;
	const isGiven = former !== undefined && !isDeclined(former);
	const { value, unit } = former?.unit ? former : { value: isGiven ? former : "", unit: question.unit };
	const choices = units(question, form.region);
	const input = make("input", { type: "text", inputmode: question.decimals ? "decimal" : "numeric", autocomplete: "off", maxlength: 30, value, "aria-label": question.row || question.ask });
	const select = make("select", { "aria-label": words.unit }, choices.map((each) => make("option", { value: each, selected: each === unit }, unitTitle(question, each))));
	const declined = decliners("checkbox", question, former, form);
	const beside = choices.length > 1 ? select : make("span.unit", question.unit_label);
	let confirmed = isGiven ? `${value} ${unit}` : "";
	const read = () => {
		if (!input.value.trim()) return declined.read();
		const chosen = select.value;
		const found = readNumber(input.value, question, question.also_accept.find((each) => each.unit === chosen)?.factor ?? 1);
		if (found.problem) return { problem: filled(words[found.problem], found.values ?? {}) };
		const said = `${found.value} ${chosen}`;
		if (!found.isUsual && confirmed !== said) {
			confirmed = said;
			const shown = `${found.value} ${unitTitle(question, chosen)}`;
			return { problem: `${filled(words.unusual, { value: shown })} ${words.usually}` };
		}
		return { answer: chosen === question.unit ? found.value : { value: found.value, unit: chosen } };
	};
	return { nodes: typedOrDeclined(input, make("div.number", input, beside), declined), read };
}

function textControls(question, former, form) {
	const area = make("textarea", { rows: 4, maxlength: 10000, "aria-label": question.row || question.ask });
	if (typeof former === "string") area.value = former;
	const declined = decliners("checkbox", question, former, form);
	return { nodes: typedOrDeclined(area, area, declined), read: () => (area.value.trim() ? { answer: area.value } : declined.read()) };
}

const CONTROLS = {
	boolean: radios,
	choice: radios,
	choices: choicesControls,
	integer: numberControls,
	decimal: numberControls,
	text: textControls,
};
