// A checklist that is searched by name, such as of medicines. What is typed and not chosen is never lost in silence.

import { filled, make } from "./dom.js";

const EXAMPLES = 4;
const PAUSE_MS = 100;

export function searchField(question, ticked, { words, find }) {
	const option = (id) => question.options.find((each) => each.id === id);
	const rows = new Map();
	const chosen = make("div.choices");
	const fixed = make("div.choices");
	const put = (key, label, into, attributes = {}) => {
		const row = rows.get(key) ?? { box: make("input", { type: "checkbox", value: key, ...attributes }) };
		if (!rows.has(key)) into.append(make("label.choice", row.box, make("span", label)));
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
	for (const id of ticked.includes) put(id, option(id)?.label, chosen).checked = true;
	for (const typed of ticked.not_recognised) put(`"${typed}`, filled(words.kept_name, { typed }), chosen).checked = true;

	const box = combobox(question, words, async (typed) => {
		const hits = await find(question.id, typed);
		const found = (hits ?? []).map(({ name, options }) => {
			const labels = options.map((id) => option(id).label).join(" + ");
			const choose = () => options.forEach((id) => tick(id, name ? `${option(id).label} (${name})` : option(id).label));
			return { label: name ? `${name}: ${labels}` : labels, hint: !name && such(option(options[0]), words), choose };
		});
		const keep = { label: filled(words.incomplete_name, { typed }), choose: () => tick(`"${typed}`, filled(words.kept_name, { typed })) };
		const text = !hits ? words.no_connection : !hits.length ? words.not_called : hits[0].near ? words.may_be : words.found;
		return { entries: [...found, keep], said: filled(text, { typed, count: found.length }) };
	});
	const read = () => {
		if (box.typed()) return { problem: filled(words.unchosen, { typed: box.typed() }) };
		const keys = [...rows].filter(([, row]) => row.box.checked).map(([key]) => key);
		const kept = keys.filter((key) => key.startsWith('"')).map((key) => key.slice(1));
		return { includes: keys.filter((key) => !key.startsWith('"')), not_recognised: kept };
	};
	return { node: make("div", box.node, chosen, fixed), read };
}

const such = ({ also_called: names }, words) => names.length && filled(words.such_as, { names: names.slice(0, EXAMPLES).join(", ") });

/** As WAI-ARIA has it: arrows move, Enter chooses, Escape clears. */
function combobox(question, words, look) {
	const [listId, inputId] = [`${question.id}-list`, `${question.id}-search`];
	const aria = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId };
	const input = make("input", { id: inputId, type: "text", autocomplete: "off", maxlength: 200, spellcheck: "false", ...aria });
	const list = make("ul.found", { id: listId, role: "listbox", "aria-label": words.search_name, hidden: true });
	const said = make("p.hint", { role: "status" });
	let [entries, at, turn] = [[], -1, 0];

	const typed = () => input.value.trim();
	const show = async () => {
		const mine = ++turn;
		if (typed()) await new Promise((go) => setTimeout(go, PAUSE_MS)); // somebody may still be typing
		const found = typed() && mine === turn ? await look(typed()) : { entries: [], said: "" };
		if (mine !== turn) return;
		[entries, at] = [found.entries, -1];
		said.textContent = found.said;
		list.replaceChildren(...entries.map((entry, index) => item(entry, index)));
		list.hidden = !entries.length;
		input.setAttribute("aria-expanded", !list.hidden);
		input.removeAttribute("aria-activedescendant");
	};
	const item = ({ label, hint }, index) =>
		make("li", { id: `${listId}-${index}`, role: "option", "aria-selected": "false", onclick: () => choose(index) }, label, hint && make("small", hint));
	const choose = (index) => {
		input.value = "";
		entries[index].choose();
		show();
		input.focus();
	};
	const move = (by) => {
		list.children[at]?.setAttribute("aria-selected", "false");
		at = (at + by + entries.length) % entries.length;
		const entry = list.children[at];
		entry.setAttribute("aria-selected", "true");
		entry.scrollIntoView({ block: "nearest" });
		input.setAttribute("aria-activedescendant", entry.id);
	};
	input.addEventListener("input", show);
	input.addEventListener("keydown", (event) => {
		if (!typed() || !entries.length || event.isComposing) return;
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
	const node = make("div.search", make("label", { for: inputId }, words.search_name), input, said, list);
	return { node, typed };
}
