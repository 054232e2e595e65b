// Where answers outlive their page, if the host says so; and how old they may become.

const HOUR = 3_600_000;
const CLOCKS_DIFFER = HOUR / 12;

/** `keep`: the tab's own store; `keep="device"`: one that outlives it; else none. */
export class Keeper {
	#store = null;
	#place;

	constructor(where, place) {
		this.#place = place;
		try {
			if (where !== null) this.#store = where === "device" ? localStorage : sessionStorage;
		} catch {
			// Forbidden, such as in a frame: the answers are in memory all the same.
		}
	}

	write(state) {
		try {
			this.#store?.setItem(this.#place, JSON.stringify(state));
		} catch {
			// It is full.
		}
	}

	read() {
		try {
			const found = JSON.parse(this.#store?.getItem(this.#place));
			return found?.given ? found : null;
		} catch {
			return null;
		}
	}

	forget() {
		this.#store?.removeItem(this.#place);
	}
}

/** Whether an answer can still be relied on; `at`: when each was given. */
export function isFresh({ id, safety }, at, last) {
	const age = Date.now() - at[id]; // not a number where nobody knows: too old
	return age >= -CLOCKS_DIFFER && age <= (safety ? last.safety_hours : last.days * 24) * HOUR;
}

/** Drawn here: if an answer is lost, asking again begins no second session. */
export const newToken = () =>
	btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))).slice(0, 43).replaceAll("+", "-").replaceAll("/", "_");

const mark = (knowledge) => `#intake-${knowledge}=`;
const page = () => location.href.split("#")[0];

/** What stands behind # is sent to no server. */
export const linkOf = (knowledge, token) => page() + mark(knowledge) + token;

/** The session that the page's address leads to; taken out of there, so that nobody reads it. */
export function tokenInAddress(knowledge) {
	if (!location.hash.startsWith(mark(knowledge))) return null;
	const token = location.hash.slice(mark(knowledge).length);
	history.replaceState(history.state, "", page());
	return token;
}
