// A checklist that is searched by name, such as of medicines. What is typed and not chosen is never lost in silence.

import { filled, make } from "./dom.js";
import { finder } from "./names.js";

const EXAMPLES = 4;

/** Return the list: what is ticked, a box to search in, and what it means to tick nothing else. */
export function searchField(question, ticked, { words }) {
	const find = finder(question);
	const option = (id) => question.options.find((each) => each.id === id);
	const rows = new Map();
	const chosen = make("div", { class: "choices" });
	const fixed = make("div", { class: "choices" });
	const put = (key, label, into, attributes = {}) => {
		const row = rows.get(key) ?? { box: make("input", { type: "checkbox", value: key, ...attributes }) };
		if (!rows.has(key)) into.append(make("label", { class: "choice" }, row.box, make("span", {}, label)));
		rows.set(key, row);
		return row.box;
	};
	const tick = (key, label) => {
		const box = put(key, label, chosen);
		box.checked = true;
		box.dispatchEvent(new Event("change", { bubbles: true })); // what stands alone is unticked
	};
	for (const each of question.options.filter(({ none, incomplete }) => none || incomplete)) {
		put(each.id, each.label, fixed, { "data-alone": each.none, checked: ticked.includes.includes(each.id) });
	}
	for (const id of ticked.includes) put(id, option(id).label, chosen).checked = true;
	for (const typed of ticked.not_recognised) put(`"${typed}`, filled(words.kept_name, { typed }), chosen).checked = true;

	const box = combobox(question, words, (typed) => {
		const { hits, near } = find(typed);
		const found = hits.map(({ name, options }) => {
			const labels = options.map((id) => option(id).label).join(" + ");
			const choose = () => options.forEach((id) => tick(id, name ? `${option(id).label} (${name})` : option(id).label));
			return { label: name ? `${name}: ${labels}` : labels, hint: name ? "" : such(option(options[0]), words), choose };
		});
		const keep = { label: filled(words.incomplete_name, { typed }), hint: "", choose: () => tick(`"${typed}`, filled(words.kept_name, { typed })) };
		const text = hits.length ? (near ? words.may_be : words.found) : words.not_called;
		return { entries: [...found, keep], said: filled(text, { typed, count: hits.length }) };
	});
	const read = () => {
		if (box.typed()) return { problem: filled(words.unchosen, { typed: box.typed() }) };
		const keys = [...rows].filter(([, row]) => row.box.checked).map(([key]) => key);
		const kept = keys.filter((key) => key.startsWith('"')).map((key) => key.slice(1));
		return { includes: keys.filter((key) => !key.startsWith('"')), not_sure: [], not_recognised: kept };
	};
	return { node: make("div", {}, box.node, chosen, fixed), read };
}

const such = ({ also_called }, words) => also_called.length ? filled(words.such_as, { names: also_called.slice(0, EXAMPLES).join(", ") }) : "";

/** Return a box with a list below it, as WAI-ARIA has it: arrows move, Enter chooses, Escape clears. */
function combobox(question, words, look) {
	const [listId, inputId] = [`${question.id}-list`, `${question.id}-search`];
	const aria = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId };
	const input = make("input", { id: inputId, type: "text", autocomplete: "off", maxlength: 200, spellcheck: "false", ...aria });
	const list = make("ul", { id: listId, role: "listbox", class: "found", "aria-label": words.search_name, hidden: true });
	const said = make("p", { class: "hint", role: "status" });
	let [entries, at] = [[], -1];

	const typed = () => input.value.trim();
	const show = () => {
		const found = typed() ? look(typed()) : { entries: [], said: "" };
		[entries, at] = [found.entries, -1];
		said.textContent = found.said;
		list.replaceChildren(...entries.map((entry, index) => item(entry, index)));
		list.hidden = !entries.length;
		input.setAttribute("aria-expanded", String(Boolean(entries.length)));
		input.removeAttribute("aria-activedescendant");
	};
	const item = ({ label, hint }, index) =>
		make("li", { id: `${listId}-${index}`, role: "option", "aria-selected": "false", onclick: () => choose(index) }, label, hint ? make("small", {}, hint) : null);
	const choose = (index) => {
		const { choose: act } = entries[index];
		input.value = "";
		act();
		show();
		input.focus();
	};
	const move = (by) => {
		list.children[at]?.setAttribute("aria-selected", "false");
		at = (at + by + entries.length) % entries.length;
		list.children[at].setAttribute("aria-selected", "true");
		list.children[at].scrollIntoView({ block: "nearest" });
		input.setAttribute("aria-activedescendant", list.children[at].id);
	};
	input.addEventListener("input", show);
	input.addEventListener("keydown", (event) => {
		if (!typed() || event.isComposing) return;
		const keys = {
			ArrowDown: () => move(1),
			ArrowUp: () => move(at < 0 ? 0 : -1),
			Enter: () => at >= 0 && choose(at), // nothing is chosen that nobody pointed at
			Escape: () => ((input.value = ""), show()),
		};
		if (!keys[event.key]) return;
		event.preventDefault();
		keys[event.key]();
	});
	const node = make("div", { class: "search" }, make("label", { for: inputId }, words.search_name), input, said, list);
	return { node, typed };
}
