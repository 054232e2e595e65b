// Elements made without HTML: whatever a text holds, it stays text.

/** Return an element: `name.class`, attributes (`on…` are listeners), children. What is null or false is left out. */
export function make(tag, ...content) {
	const [name, ...classes] = tag.split(".");
	const element = document.createElement(name);
	if (classes[0]) element.className = classes.join(" ");
	const isPlain = content[0]?.constructor === Object;
	for (const [key, value] of Object.entries(isPlain ? content.shift() : {})) {
		if (value == null || value === false) continue;
		if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
		else element.setAttribute(key, value === true ? "" : value);
	}
	element.append(...content.flat().filter(Boolean));
	return element;
}

/** It takes the focus when the page is shown: a screen reader begins there. */
export const heading = (text) => make("h2.heading", { tabindex: "-1" }, text);

export const button = (text, act, kind) => make("button", { type: "button", class: kind, onclick: act }, text);

export const list = (items) => make("ul", items.map((item) => make("li", item)));

export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export function saveFile(name, type, text) {
	const address = URL.createObjectURL(new Blob([text], { type }));
	make("a", { href: address, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
