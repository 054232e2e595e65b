// <intake-form knowledge="muscle_spasms" service="https://…" language="es" keep>
//
// One interview, one page at a time. The answers are here, in memory, and with the service while it works them out.

import { fitting } from "./answers.js";
import { button, filled, heading, make, saveFile } from "./dom.js";
import { field } from "./fields.js";
import { emergencyPage, help, introPage, reviewPage, unfinishedPage, warning } from "./pages.js";
import { reportPage } from "./report.js";
import { LEVELS, Refused, Service, Unreachable } from "./service.js";
import { sheet } from "./style.js";

const FROM_RIGHT = ["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"];
const WAITS = [1, 2, 4, 8, 15, 30];
const IN_ENGLISH = { loading: "One moment, please.", no_connection: "There is no connection now. We keep trying.", again: "Try again", refused: "This form cannot be shown here." };

/** What to do where there is nothing in a language. */
const orInEnglish = (read) => (error) => {
	if (error instanceof Refused && [404, 422].includes(error.status)) return read("en");
	throw error;
};

/** Something else was begun meanwhile. */
class Superseded extends Error {}

export class IntakeForm extends HTMLElement {
	/** As `fetch`: a page may put its own here, such as to add a header. */
	request = (address, options) => fetch(address, options);

	#root = this.attachShadow({ mode: "open" });
	#page = make("div", { class: "page" });
	#notices = make("div", { class: "notices", role: "status" });
	#words = IN_ENGLISH;
	#about = null;
	#questions = new Map();
	#language = "";
	#region = "";
	#given = {};
	#former = {};
	#trail = []; // the screens that were answered, in order
	#next = null; // what the service said last
	#turn = 0;
	#wake = () => {};

	connectedCallback() {
		this.#root.adoptedStyleSheets = [sheet()];
		this.#root.replaceChildren(make("div", { class: "form", part: "form" }, this.#page, this.#notices));
		addEventListener("online", this.#hurry);
		this.#language = this.getAttribute("language") || this.closest("[lang]")?.lang || "";
		this.#act(() => this.#begin());
	}

	disconnectedCallback() {
		this.#turn++;
		this.#wake();
		removeEventListener("online", this.#hurry);
	}

	get #service() {
		return new Service(this.getAttribute("service") ?? "", this.request);
	}

	get #knowledge() {
		return this.getAttribute("knowledge") ?? "";
	}

	/** Do what the person asked for; what was still going on is given up. Whatever goes wrong is shown. */
	async #act(work) {
		this.#turn++;
		this.#wake();
		this.#notices.replaceChildren();
		try {
			await work();
		} catch (error) {
			if (error instanceof Superseded) return;
			this.#showUnfinished(error instanceof Refused ? error.problem.unfinished : null);
			if (!(error instanceof Refused)) throw error;
		}
	}

	/** Ask until there is an answer, and say so meanwhile. */
	async #insist(ask) {
		const turn = this.#turn;
		const soon = setTimeout(() => turn === this.#turn && this.#say(this.#words.loading), 500);
		try {
			for (let tries = 0; ; tries++) {
				const found = await ask().catch((error) => error);
				if (turn !== this.#turn) throw new Superseded();
				if (found instanceof Unreachable) this.#showLost();
				else this.#notices.replaceChildren();
				if (!(found instanceof Error)) return found;
				if (!(found instanceof Unreachable)) throw found;
				await this.#pause(found.wait ?? WAITS[Math.min(tries, WAITS.length - 1)]);
				if (turn !== this.#turn) throw new Superseded();
			}
		} finally {
			clearTimeout(soon);
		}
	}

	#pause(seconds) {
		return new Promise((go) => {
			this.#wake = go;
			setTimeout(go, seconds * 1000);
		});
	}

	#hurry = () => this.#wake();

	async #begin() {
		await this.#load();
		if (this.#restore()) return this.#proceed();
		this.#showIntro();
	}

	/** Read the questionnaire and the words of its language. */
	async #load() {
		const wanted = this.#language.toLowerCase().split("-")[0];
		const read = (language) => this.#insist(() => this.#service.questionnaire(this.#knowledge, language));
		this.#about = await read(wanted).catch(orInEnglish(read));
		this.#language = this.#about.language.code;
		this.#questions = new Map(this.#about.questions.map((question) => [question.id, question]));
		const words = (language) => this.#insist(() => this.#service.words(language));
		this.#words = await words(this.#language).catch(orInEnglish(words));
		const form = this.#root.firstElementChild;
		form.lang = this.#language;
		form.dir = this.getAttribute("dir") || (FROM_RIGHT.includes(this.#language.split("-")[0]) ? "rtl" : "ltr");
	}

	/** Send answers, and go where the service says; `accepted` is called before that. */
	async #proceed(given = this.#given, accepted = () => {}) {
		const before = this.#next;
		const body = { answers: given, language: this.#language };
		const next = await this.#insist(() => this.#service.next(this.#knowledge, body));
		this.#given = given;
		if (next.knowledge.digest !== this.#about.digest) return this.#renew();
		this.#next = next;
		accepted();
		this.#keep();
		if (next.emergency) return this.#showEmergency();
		if (next.is_over) this.#showReview();
		else this.#showScreen({ ask: next.screen.ask, ids: next.screen.questions.map(({ id }) => id) });
		const gone = Object.keys(before?.answers ?? {}).filter((id) => id in this.#given && !(id in next.answers));
		if (gone.length) this.#say(filled(this.#words.no_longer, { questions: gone.map((id) => this.#questions.get(id).ask).join(" · ") }));
	}

	/** The questionnaire has changed: keep what still fits, and say so. */
	async #renew() {
		await this.#load();
		this.#given = fitting(this.#questions, this.#given);
		this.#former = fitting(this.#questions, this.#former);
		this.#trail = [];
		this.#next = null;
		await this.#proceed();
		this.#say(this.#words.changed_base);
	}

	async #finish() {
		const soFar = this.#next.referral_so_far;
		const body = { answers: this.#next.answers, region: this.#region, language: this.#language };
		const result = await this.#insist(() => this.#service.report(this.#knowledge, body));
		const { assessment } = result;
		if (assessment.knowledge.digest !== this.#about.digest) return this.#renew();
		const isLower = LEVELS.indexOf(assessment.referral.level) < LEVELS.indexOf(soFar);
		const page = isLower ? null : reportPage({ ...this.#context, result }, { change: this.#review, again: this.#startAgain });
		if (!page) return this.#showUnfinished(null);
		this.#show(page, "report");
		this.#forget();
		this.#tell("complete", { answers: this.#next.answers, region: this.#region, assessment, json: result.json });
	}

	#answer(screen, fields) {
		const read = fields.map((each) => [each, each.read()]);
		const wrong = read.find(([, { problem }]) => problem);
		if (wrong) return wrong[0].focus();
		const said = Object.fromEntries(read.map(([{ question }, { answer }]) => [question.id, answer]));
		Object.assign(this.#former, said); // whoever goes back before it has arrived finds it again
		this.#act(async () => {
			try {
				await this.#proceed({ ...this.#given, ...said }, () => {
					if (!screen.isChange) this.#trail.push(screen);
					this.#tell("answer", { questions: screen.ids });
				});
			} catch (error) {
				if (!(error instanceof Refused) || error.status !== 422) throw error;
				await this.#refused(error, fields);
			}
		});
	}

	/** The service does not take an answer: because the questionnaire is another one now, or because it does not fit. */
	async #refused(error, fields) {
		const now = await this.#insist(() => this.#service.questionnaire(this.#knowledge, this.#language));
		if (now.digest !== this.#about.digest) return this.#renew();
		const problems = error.problem.problems ?? [];
		const text = (each) => [each.message, each.expected, each.fix].filter(Boolean).join(" ");
		const [first] = fields;
		first.refuse(problems.map(text).join(" ") || this.#words.refused);
		first.focus();
	}

	#back = () =>
		this.#act(() => {
			const screen = this.#trail.pop();
			for (const id of screen.ids) {
				if (id in this.#given) this.#former[id] = this.#given[id];
				delete this.#given[id];
			}
			const left = Object.entries(this.#next.answers).filter(([id]) => !screen.ids.includes(id));
			this.#next = { ...this.#next, is_over: false, emergency: null, answers: Object.fromEntries(left) };
			this.#keep();
			this.#showScreen(screen);
		});

	#change = (id) => this.#act(() => this.#showScreen({ ask: "", ids: [id], isChange: true }));

	#startAgain = () =>
		this.#act(() => {
			this.#given = {};
			this.#former = {};
			this.#trail = [];
			this.#next = null;
			this.#forget();
			this.#showIntro();
		});

	#save = () => {
		const { id, version } = this.#about;
		const document = { knowledge: id, version, region: this.#region || null, answers: this.#given, complete: false, assessment: null };
		saveFile(`${id}-answers.json`, "application/json", `${JSON.stringify(document, null, 2)}\n`);
	};

	#open = (file) =>
		this.#act(async () => {
			const found = await file.text().then(JSON.parse).catch(() => null);
			const given = found?.knowledge === this.#about.id && found.answers ? found.answers : null;
			if (!given) return this.#say(this.#words.not_a_file);
			this.#given = fitting(this.#questions, given);
			this.#region = this.#about.regions.some(({ id }) => id === found.region) ? found.region : "";
			await this.#proceed();
			if (found.version !== this.#about.version || Object.keys(this.#given).length < Object.keys(given).length) this.#say(this.#words.changed_base);
		});

	#chooseLanguage = (code) =>
		this.#act(async () => {
			this.#language = code;
			await this.#load();
			this.#showIntro();
		});

	#start = (region) =>
		this.#act(() => {
			this.#region = region;
			return this.#proceed();
		});

	#review = () => this.#act(() => this.#showReview());

	get #context() {
		return { words: this.#words, about: this.#about, questions: this.#questions };
	}

	/** Show a page. The focus goes to its heading, unless it is the first, which nobody has asked for. */
	#show(nodes, kind) {
		const isFirst = !this.#page.hasChildNodes();
		this.#page.className = `page ${kind}`;
		this.#page.replaceChildren(...nodes.filter(Boolean));
		if (isFirst) return;
		this.#page.querySelector("h2")?.focus({ preventScroll: true });
		this.scrollIntoView({ block: "start" });
	}

	#say(text) {
		this.#notices.replaceChildren(make("p", { class: "notice" }, text));
	}

	/** There is no connection: what nobody should wait with is said, too. */
	#showLost() {
		const isEmergency = this.#next?.referral_so_far === "emergency";
		this.#notices.replaceChildren(
			make("div", { class: "notice" },
				isEmergency ? make("p", {}, make("strong", {}, this.#words.emergency_now)) : null,
				isEmergency ? help(this.#about.emergency.how, this.#region) : null,
				make("p", {}, this.#words.no_connection, " ", button(this.#words.again, this.#hurry)),
				this.#about ? warning(this.#words, this.#about.before_you_start.call_now) : null,
			),
		);
	}

	#showIntro() {
		const region = this.#region || null;
		this.#show(introPage({ ...this.#context, region, language: this.#language }, { start: this.#start, chooseLanguage: this.#chooseLanguage, open: this.#open }), "intro");
	}

	#showScreen(screen) {
		const form = { words: this.#words, region: this.#about.regions.find(({ id }) => id === this.#region) };
		const asked = screen.ids.map((id) => this.#questions.get(id));
		const title = (question) => (screen.ask ? question.row || question.ask : heading(question.ask));
		const fields = asked.map((question) => field(question, this.#given[question.id] ?? this.#former[question.id], title(question), form));
		const node = make("form", { novalidate: true, onsubmit: (event) => (event.preventDefault(), this.#answer(screen, fields)) },
			this.#progress(asked[0]),
			screen.ask ? heading(screen.ask) : null,
			fields.map((each) => each.node),
			make("div", { class: "actions" },
				make("button", { type: "submit", class: "main" }, this.#words.continue),
				!screen.isChange && this.#trail.length ? button(this.#words.back, this.#back) : null,
				this.#next && Object.keys(this.#next.answers).length ? button(this.#words.all_answers, this.#review) : null,
			),
		);
		this.#show([node], "questions");
	}

	#progress(question) {
		const { progress } = this.#next;
		const at = this.#about.sections.findIndex(({ id }) => id === question.section);
		const section = this.#about.sections[at];
		const text = filled(this.#words.part, { number: at + 1, total: progress.sections, title: section.title });
		const isNew = section.intro && section.questions[0] === question.id;
		return make("div", { class: "progress" },
			make("p", {}, text),
			make("progress", { max: progress.total, value: progress.answered, "aria-label": text }),
			isNew ? make("p", { class: "intro" }, section.intro) : null,
		);
	}

	#showReview() {
		const { is_over: isOver, answers } = this.#next;
		const act = () => this.#act(() => (isOver ? this.#finish() : this.#proceed()));
		const finish = { title: isOver ? this.#words.finish : this.#words.continue, act };
		const back = isOver && this.#trail.length ? this.#back : null;
		this.#show(reviewPage({ ...this.#context, counted: answers }, { change: this.#change, finish, back, save: this.#save, again: this.#startAgain }), "review");
	}

	#showEmergency() {
		const { emergency } = this.#next;
		const confirm = () =>
			this.#act(async () => {
				this.#tell("emergency", { confirmed: true });
				await this.#finish();
			});
		this.#show(emergencyPage({ ...this.#context, region: this.#region, emergency }, { confirm, change: this.#change }), "emergency");
		this.#tell("emergency", { confirmed: false });
	}

	#showUnfinished(unfinished) {
		if (!this.#about) return this.#say(this.#words.refused);
		const soFar = this.#next?.referral_so_far ?? "self_care";
		const context = { ...this.#context, region: this.#region, unfinished, soFar };
		const back = () => this.#act(() => (this.#next ? this.#showReview() : this.#showIntro()));
		const again = () => this.#act(() => (this.#next?.is_over || this.#next?.emergency ? this.#finish() : this.#proceed()));
		this.#show(unfinishedPage(context, { back, again }), "unfinished");
	}

	/** Events do not bubble: only whoever listens to this very element is told. */
	#tell(name, detail) {
		this.dispatchEvent(new CustomEvent(name, { detail }));
	}

	get #place() {
		return `intake-form ${this.getAttribute("service") ?? ""} ${this.#knowledge}`;
	}

	/** With `keep`, answers outlive a reload of this tab; without it nothing is written anywhere. */
	#keep() {
		if (!this.hasAttribute("keep")) return;
		const state = { given: this.#given, trail: this.#trail, region: this.#region, language: this.#language };
		try {
			sessionStorage.setItem(this.#place, JSON.stringify(state));
		} catch {
			// It is full or off: the answers are in memory all the same.
		}
	}

	#restore() {
		if (!this.hasAttribute("keep")) return false;
		try {
			const { given, trail, region } = JSON.parse(sessionStorage.getItem(this.#place));
			this.#given = fitting(this.#questions, given);
			this.#trail = trail.filter(({ ids }) => ids.every((id) => id in this.#given));
			this.#region = region;
			return true;
		} catch {
			return false;
		}
	}

	#forget() {
		if (this.hasAttribute("keep")) sessionStorage.removeItem(this.#place);
	}
}

customElements.define("intake-form", IntakeForm);
