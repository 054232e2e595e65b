// What is asked of the service. Answers and tokens travel in bodies and headers, never in an address.

const SECONDS = 20;
export const LEVELS = ["self_care", "routine", "soon", "urgent", "emergency"];

/** No answer, or none that can be used: try again, after `wait` seconds if the service said so. */
export class Unreachable extends Error {
	constructor(wait) {
		super();
		this.wait = wait;
	}
}

/** `problem` is the document of RFC 9457. */
export class Refused extends Error {
	constructor(status, problem) {
		super();
		Object.assign(this, { status, problem });
	}
}

const PASSING = [408, 425, 429, 502, 503, 504];

export class Service {
	#base;
	#path;
	#request;

	/** `request` is called as `fetch` is. */
	constructor(base, knowledge, request) {
		this.#base = base.replace(/\/+$/, "");
		this.#path = `/v1/knowledge/${encodeURIComponent(knowledge)}`;
		this.#request = request;
	}

	words(language) {
		return this.#ask(`/form/words.${encodeURIComponent(language)}.json`, {}, (found) => typeof found.yes === "string");
	}

	questionnaire(language) {
		const wanted = language ? `?language=${encodeURIComponent(language)}` : "";
		return this.#ask(`${this.#path}${wanted}`, {}, (found) => Array.isArray(found.questions));
	}

	next(body) {
		return this.#ask(`${this.#path}/next`, { body }, isNext);
	}

	/** Null where there is no connection: nobody waits for that. */
	async find(body) {
		const found = await this.#ask(`${this.#path}/find`, { body }, ({ hits }) => Array.isArray(hits)).catch(() => null);
		return found?.hits ?? null;
	}

	begin(token, body) {
		return this.#ask(`${this.#path}/sessions`, { token, body }, (found) => found.token && isSession(found));
	}

	look(token) {
		return this.#ask("/v1/session", { token }, isSession);
	}

	step(token, body) {
		return this.#ask("/v1/session/steps", { token, body }, isSession);
	}

	erase(token) {
		return this.#ask("/v1/session", { token, method: "DELETE" });
	}

	async report(body) {
		const found = await this.#ask(`${this.#path}/report`, { body }, (each) => typeof each.page === "string");
		const assessment = parsed(found.assessment_json);
		if (!LEVELS.includes(assessment?.referral?.level)) throw new Unreachable();
		return { assessment, json: found.assessment_json, page: found.page };
	}

	async #ask(path, asked, fits) {
		const response = await this.#sent(path, asked);
		if (response.status === 204) return null;
		const found = parsed(await response.text().catch(() => ""));
		if (PASSING.includes(response.status)) throw new Unreachable(Number(response.headers.get("Retry-After")) || null);
		if (!response.ok) throw new Refused(response.status, found ?? {});
		if (!found || !fits(found)) throw new Unreachable(); // such as the page of a hotel's network
		return found;
	}

	async #sent(path, { body, token, method = body ? "POST" : "GET" }) {
		const headers = { ...(body && { "Content-Type": "application/json" }), ...(token && { "Intakewise-Session": token }) };
		const signal = AbortSignal.timeout(SECONDS * 1000);
		try {
			return await this.#request(this.#base + path, { method, headers, body: body && JSON.stringify(body), signal, referrerPolicy: "no-referrer" });
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

const isSession = ({ session, interview }) => typeof session?.seen === "string" && Boolean(session.given) && isNext(interview ?? {});

function isNext(found) {
	const isWhole = found.is_over ? found.screen === null : found.is_over === false && found.screen?.questions?.length > 0;
	return isWhole && typeof found.knowledge?.digest === "string" && Boolean(found.answers && found.said);
}
