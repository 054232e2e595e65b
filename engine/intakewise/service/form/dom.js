// Elements made without HTML: whatever a text holds, it stays text.

/** Return an element. Attributes that are null or false are left out; `on…` are listeners; children are nodes or texts. */
export function make(tag, attributes = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value === null || value === undefined || value === false) continue;
		if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
		else element.setAttribute(name, value === true ? "" : value);
	}
	element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
	return element;
}

/** The heading of a page. It takes the focus when the page is shown: a screen reader begins there. */
export const heading = (text) => make("h2", { tabindex: "-1", class: "heading" }, text);

export const button = (text, act, kind) => make("button", { type: "button", class: kind, onclick: act }, text);

export const list = (items) => make("ul", {}, items.map((item) => make("li", {}, item)));

/** Return a text with what stands in braces filled in. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** Let the person save a text as a file. Nothing is sent anywhere. */
export function saveFile(name, type, text) {
	const address = URL.createObjectURL(new Blob([text], { type }));
	const link = make("a", { href: address, download: name });
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
