// The report, from the page that the service writes: copied element by element, but for whatever could do anything.

import { button, heading, make, saveFile } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
const HTML_TAGS = "a caption div figcaption figure h2 h3 h4 li ol p section small span strong table tbody td th thead tr ul".split(" ");
const SVG_TAGS = "svg g path polyline text title desc".split(" ");
const SVG_NAMES = "viewBox preserveAspectRatio d points x y fill stroke stroke-width stroke-dasharray font-size font-weight font-family text-anchor";
const NAMES = `id class lang dir scope role aria-label aria-labelledby aria-hidden ${SVG_NAMES}`.split(" ");
const LOWER = { h1: "h2", h2: "h3", h3: "h4" };

let policy;
/** Where the host insists on trusted types, this is the policy to allow. */
function trusted(text) {
	policy ??= globalThis.trustedTypes?.createPolicy("intakewise-form", { createHTML: (html) => html });
	return policy?.createHTML(text) ?? text;
}

/** Return a copy in which nothing runs, loads, or leads anywhere but to the web. */
function copied(node) {
	if (node.nodeType === Node.TEXT_NODE) return node.data;
	const name = LOWER[node.localName] ?? node.localName;
	const isSvg = node.namespaceURI === SVG;
	if (!(isSvg ? SVG_TAGS : HTML_TAGS).includes(name)) return null;
	const copy = isSvg ? document.createElementNS(SVG, name) : document.createElement(name);
	for (const { name: key, value } of node.attributes) {
		if (NAMES.includes(key)) copy.setAttribute(key, value);
		if (key === "href" && /^(https?:\/\/|#)/.test(value)) copy.setAttribute("href", value);
	}
	if (copy.getAttribute("href")?.startsWith("http")) copy.setAttribute("rel", "noopener noreferrer");
	copy.append(...[...node.childNodes].map(copied).filter(Boolean));
	return copy;
}

/** Return the report's language and its nodes, parts folded; null if it is none. */
function reportNodes(page) {
	// Without styles: a strict policy of the page would refuse them, and complain. In texts these signs are escaped.
	const bare = page.replace(/<style>[^<]*<\/style>/g, "").replace(/ style="[^"]*"/g, "");
	const parsed = new DOMParser().parseFromString(trusted(bare), "text/html");
	const headline = parsed.querySelector("header h1")?.textContent;
	const essentials = parsed.querySelector("main > .essentials");
	if (!headline || !essentials) return null;
	const parts = [...parsed.querySelectorAll("main > .part")].map((part) => {
		const [title, ...rest] = part.children;
		const isOpen = part.querySelector("figure") !== null;
		const head = make("summary", make("h3", { id: title.id }, title.textContent));
		return make("details.part", { id: part.id, open: isOpen }, head, rest.map(copied));
	});
	return { language: parsed.documentElement.lang, nodes: [heading(headline), copied(essentials), ...parts] };
}

export function reportPage({ words, about, result }, { change, again }) {
	const found = reportNodes(result.page);
	if (!found) return null;
	const name = `${about.id}-report`;
	const report = make("article.report", { lang: found.language, onclick: followed }, found.nodes);
	// In an emergency there is that page alone, and a way back for whoever answered by mistake.
	const actions = [
		button(words.print, () => printed(report), "main"),
		button(words.page, () => saveFile(`${name}.html`, "text/html", result.page)),
		button(words.data, () => saveFile(`${name}.json`, "application/json", result.json)),
		button(words.all_answers, change),
		button(words.start_again, again, "quiet"),
	];
	return [report, make("div.actions", result.assessment.emergency ? actions[3] : actions)];
}

/** On paper every part is open. */
function printed(report) {
	for (const part of report.querySelectorAll("details")) part.open = true;
	window.print();
}

/** A browser does not find places in a shadow root by itself. */
function followed(event) {
	const link = event.target.closest("a[href^='#']");
	if (!link) return;
	event.preventDefault();
	const place = event.currentTarget.getRootNode().getElementById(link.hash.slice(1));
	if (!place) return;
	const folded = place.closest("details");
	if (folded) folded.open = true;
	place.setAttribute("tabindex", "-1");
	place.focus();
}
