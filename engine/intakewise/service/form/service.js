// What is asked of the service. Answers travel in the body of a POST, never in an address.

const SECONDS = 20;
export const LEVELS = ["self_care", "routine", "soon", "urgent", "emergency"];

/** There was no answer, or none that can be used: it is worth trying again. `wait` is in seconds, if the service said so. */
export class Unreachable extends Error {
	constructor(wait = null) {
		super("unreachable");
		this.wait = wait;
	}
}

/** The service said no; `problem` is its document, as RFC 9457 has it. */
export class Refused extends Error {
	constructor(status, problem) {
		super("refused");
		this.status = status;
		this.problem = problem;
	}
}

const PASSING = [408, 425, 429, 502, 503, 504];

export class Service {
	#base;
	#request;

	/** `base` is its address, with or without a slash; `request` is called as `fetch` is. */
	constructor(base, request) {
		this.#base = base.replace(/\/+$/, "");
		this.#request = request;
	}

	words(language) {
		return this.#ask(`/form/words.${encodeURIComponent(language)}.json`, null, (found) => typeof found.yes === "string");
	}

	questionnaire(knowledge, language) {
		const wanted = language ? `?language=${encodeURIComponent(language)}` : "";
		return this.#ask(`${this.#path(knowledge)}${wanted}`, null, (found) => Array.isArray(found.questions));
	}

	next(knowledge, body) {
		return this.#ask(`${this.#path(knowledge)}/next`, body, isNext);
	}

	async report(knowledge, body) {
		const found = await this.#ask(`${this.#path(knowledge)}/report`, body, (each) => typeof each.page === "string");
		const assessment = parsed(found.assessment_json);
		if (!LEVELS.includes(assessment?.referral?.level)) throw new Unreachable();
		return { assessment, json: found.assessment_json, page: found.page };
	}

	#path = (knowledge) => `/v1/knowledge/${encodeURIComponent(knowledge)}`;

	async #ask(path, body, fits) {
		const response = await this.#sent(path, body);
		const found = parsed(await response.text().catch(() => ""));
		if (PASSING.includes(response.status)) throw new Unreachable(Number(response.headers.get("Retry-After")) || null);
		if (!response.ok) throw new Refused(response.status, found ?? {});
		if (!found || !fits(found)) throw new Unreachable(); // such as the page of a hotel's network
		return found;
	}

	async #sent(path, body) {
		const sent = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
		const signal = AbortSignal.timeout(SECONDS * 1000);
		try {
			return await this.#request(this.#base + path, { ...sent, signal, cache: "no-cache", referrerPolicy: "no-referrer" });
		} catch {
			throw new Unreachable();
		}
	}
}

function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function isNext(found) {
	const isOver = found.is_over === true && found.screen === null;
	const goesOn = found.is_over === false && Array.isArray(found.screen?.questions) && found.screen.questions.length > 0;
	return typeof found.knowledge?.digest === "string" && Boolean(found.answers) && (isOver || goesOn);
}
