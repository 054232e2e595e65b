// <intake-form knowledge="muscle_spasms" service="https://…" language="es" by="section" keep="device">
//
// One interview, one page at a time. Answers are in memory, and with the service while it works them out.

import { button, filled, make, saveFile } from "./dom.js";
import { field } from "./fields.js";
import { isFresh, Keeper, linkOf, newToken, tokenInAddress } from "./keeping.js";
import { callNow, emergencyPage, introPage, reviewPage, savePage, unfinishedPage, warning } from "./pages.js";
import { idsAsked, idsBefore, questionsPage } from "./questions.js";
import { reportPage } from "./report.js";
import { LEVELS, Refused, Service, Unreachable } from "./service.js";
import { sheet } from "./style.js";

const FROM_RIGHT = /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\b/;
const IN_ENGLISH = { loading: "One moment, please.", no_connection: "There is no connection now. We keep trying.", again: "Try again", refused: "This form cannot be shown here." };
const [NO_KEY, NOT_THERE, MOVED_ON, GONE, UNFIT] = [401, 404, 409, 410, 422];
const isRefused = (error, ...statuses) => error instanceof Refused && statuses.includes(error.status);

// Something else was begun meanwhile.
class Superseded extends Error {}

export class IntakeForm extends HTMLElement {
	/** A page may put its own here, such as to add a header; before this script has come, too. */
	request = this.request ?? ((address, options) => fetch(address, options));

	#root = this.attachShadow({ mode: "open" });
	#page = make("div.page");
	#notices = make("div.notices", { role: "status" });
	#words = IN_ENGLISH;
	#about = null;
	#questions = new Map();
	#language = "";
	#region = "";
	#given = {}; // in the order in which it was answered
	#at = {}; // when
	#former = {};
	#unsent = new Map(); // fields with something entered
	#next = null; // what the service said last
	#session = null; // where the service keeps the answers
	#turn = 0;
	#wake = () => {};

	connectedCallback() {
		this.#root.adoptedStyleSheets = [sheet];
		this.#root.replaceChildren(make("div.form", { part: "form" }, this.#page, this.#notices));
		addEventListener("online", this.#hurry);
		addEventListener("hashchange", this.#follow);
		this.#language ||= this.getAttribute("language") || this.closest("[lang]")?.lang || "";
		this.#act(() => (this.#next ? this.#proceed() : this.#begin()));
	}

	disconnectedCallback() {
		this.#turn++;
		this.#wake();
		removeEventListener("online", this.#hurry);
		removeEventListener("hashchange", this.#follow);
		removeEventListener("beforeunload", this.#stay);
	}

	resume(token) {
		return this.#act(() => this.#resume(token));
	}

	get #service() {
		return new Service(this.getAttribute("service") ?? "", this.#knowledge, this.request);
	}

	get #knowledge() {
		return this.getAttribute("knowledge") ?? "";
	}

	get #keeper() {
		return new Keeper(this.getAttribute("keep"), `intake-form ${this.getAttribute("service") ?? ""} ${this.#knowledge}`);
	}

	/** Do what the person asked for, and give up what was going on. */
	async #act(work) {
		this.#turn++;
		this.#wake();
		this.#notices.replaceChildren();
		try {
			await work();
		} catch (error) {
			if (error instanceof Superseded) return;
			this.#showUnfinished(error);
			if (!(error instanceof Refused)) throw error;
		}
	}

	/** Until there is an answer. */
	async #ask(what, ...about) {
		const turn = this.#turn;
		const soon = setTimeout(() => turn === this.#turn && this.#say(this.#words.loading), 500);
		try {
			for (let tries = 0; ; tries++) {
				const found = await this.#service[what](...about).catch((error) => error);
				if (turn !== this.#turn) throw new Superseded();
				if (found instanceof Unreachable) this.#showLost();
				else this.#notices.replaceChildren();
				if (!(found instanceof Error)) return found;
				if (!(found instanceof Unreachable)) throw found;
				await this.#pause(found.wait ?? Math.min(2 ** tries, 30));
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

	#stay = (event) => event.preventDefault();

	/** A link was opened where the form is shown already. */
	#follow = () => {
		const token = tokenInAddress(this.#knowledge);
		if (token) this.resume(token);
	};

	async #begin() {
		const token = tokenInAddress(this.#knowledge);
		if (token) return this.#resume(token);
		await this.#load();
		const kept = this.#keeper.read();
		// Who comes back to a tab is who left it; on a device it may be somebody else.
		if (kept && this.getAttribute("keep") !== "device") return this.#restore(kept);
		this.#showIntro(kept);
	}

	/** What is not there in a language is in English. */
	async #load() {
		const wanted = this.#language.toLowerCase().split("-")[0];
		const read = (what, language) =>
			this.#ask(what, language).catch((error) => {
				if (!isRefused(error, NOT_THERE, UNFIT)) throw error;
				return this.#ask(what, "en");
			});
		const coming = read("questionnaire", wanted);
		coming.catch(() => {}); // it is looked at below
		this.#words = await read("words", wanted || "en");
		this.#about = await coming;
		this.#language = this.#about.language.code;
		if (this.#language !== (wanted || "en")) this.#words = await read("words", this.#language);
		this.#unsent.clear();
		this.#questions = new Map(this.#about.questions.map((question) => [question.id, question]));
		const form = this.#root.firstElementChild;
		form.lang = this.#language;
		form.dir = this.getAttribute("dir") || (FROM_RIGHT.test(this.#language) ? "rtl" : "ltr");
	}

	/** Go on with what was kept. What is too old, or of another questionnaire, is asked again. */
	async #restore({ token, given, at = {}, region, digest }) {
		if (token) return this.#resume(token);
		const isSame = digest === this.#about.digest;
		this.#given = this.#picked(given, () => isSame);
		this.#former = this.#picked(given, ({ safety }) => isSame || !safety);
		this.#at = at;
		this.#region = this.#about.regions.some(({ id }) => id === region) ? region : "";
		await this.#proceed();
		if (!isSame) this.#say(this.#words.changed_base);
	}

	async #resume(token) {
		const found = await this.#ask("look", token).catch((error) => {
			if (!isRefused(error, NOT_THERE, GONE)) throw error;
		});
		const isOurs = found?.interview.knowledge.id === this.#knowledge;
		if (isOurs) this.#language = found.interview.language;
		await this.#load();
		if (!isOurs) {
			this.#keeper.forget();
			this.#showIntro();
			return this.#say(this.#words.session_gone);
		}
		this.#join(token, found);
		await this.#proceed();
		if (found.session.not_resumed.length) this.#say(this.#words.changed_base);
		else if (found.session.asked_again.length) this.#say(this.#words.asked_again);
	}

	#join(token, { session, interview }) {
		this.#session = { ...session, token };
		this.#region = session.region;
		Object.assign(this.#former, session.former);
		return { given: session.given, next: interview };
	}

	/** How the interview stands, with what was `said` now. */
	async #asked(said) {
		let notice;
		if (this.#session) {
			const { token, seen } = this.#session;
			const look = () => this.#ask("look", token);
			const step = () => this.#ask("step", token, { seen, answers: said });
			const found = await (Object.keys(said).length ? step() : look()).catch((error) => {
				if (isRefused(error, MOVED_ON)) return (notice = this.#words.changed_elsewhere), look();
				if (!isRefused(error, NOT_THERE, GONE)) throw error;
				this.#session = null;
				notice = this.#words.session_gone;
			});
			if (found) return { ...this.#join(token, found), notice };
		}
		const given = { ...this.#given, ...said };
		const next = await this.#ask("next", { answers: given, language: this.#language });
		return { given, next, notice };
	}

	/** Send answers, and go where the service says. */
	async #proceed(said = {}) {
		const before = this.#counted;
		const isOld = this.#forgetOld();
		const { given, next, notice } = await this.#asked(said);
		removeEventListener("beforeunload", this.#stay);
		this.#given = given;
		if (next.knowledge.digest !== this.#about.digest) return this.#renew();
		this.#next = next;
		const ids = Object.keys(said).filter((id) => id in given);
		for (const id of ids) this.#at[id] = Date.now(), this.#unsent.delete(id);
		if (ids.length && !notice) this.#tell("answer", { questions: ids });
		this.#keep();
		if (next.emergency) return this.#showEmergency();
		if (next.is_over) this.#showReview();
		else this.#showQuestions(idsAsked(next, this.#questions, this.getAttribute("by")));
		const gone = Object.keys(before).filter((id) => id in given && !(id in next.answers));
		if (notice) this.#say(notice);
		else if (isOld) this.#say(this.#words.asked_again);
		else if (gone.length) this.#say(filled(this.#words.no_longer, { questions: gone.map((id) => this.#questions.get(id).ask).join(" · ") }));
	}

	#picked(answers, which) {
		return Object.fromEntries(Object.entries(answers).filter(([id]) => this.#questions.has(id) && which(this.#questions.get(id))));
	}

	/** A page may be left open for days. Of a session, the service says what is too old. */
	#forgetOld() {
		const fresh = this.#picked(this.#given, (question) => isFresh(question, this.#at, this.#about.answers_last));
		const isOld = !this.#session && Object.keys(fresh).length < Object.keys(this.#given).length;
		if (!isOld) return false;
		Object.assign(this.#former, this.#given);
		this.#given = fresh;
		return true;
	}

	/** The questionnaire has changed: answers to what says the same are kept. */
	async #renew() {
		const old = this.#questions;
		await this.#load();
		const isSame = (question) => JSON.stringify(question) === JSON.stringify(old.get(question.id));
		this.#given = this.#picked(this.#given, isSame);
		this.#former = this.#picked(this.#former, isSame);
		this.#next = null;
		await this.#proceed();
		this.#say(this.#words.changed_base);
	}

	async #finish() {
		if (!this.#next.emergency && this.#forgetOld()) return this.#proceed();
		const soFar = this.#next.referral_so_far;
		const body = { answers: this.#next.answers, region: this.#region, language: this.#language };
		const result = await this.#ask("report", body);
		const { assessment, json } = result;
		if (assessment.knowledge.digest !== this.#about.digest) return this.#renew();
		const isLower = LEVELS.indexOf(assessment.referral.level) < LEVELS.indexOf(soFar);
		const page = isLower ? null : reportPage({ ...this.#context, result }, { change: this.#review, again: this.#startAgain });
		if (!page) return this.#showUnfinished(null);
		this.#show(page, "report");
		this.#keeper.forget();
		this.#tell("complete", { answers: this.#next.answers, region: this.#region, assessment, json });
	}

	#answer = (fields) => {
		const read = fields.map((each) => each.read());
		const wrong = read.findIndex(({ problem }) => problem);
		if (wrong >= 0) return fields[wrong].focus();
		const said = Object.fromEntries(read.map(({ answer }, index) => [fields[index].question.id, answer]));
		addEventListener("beforeunload", this.#stay);
		this.#act(async () => {
			try {
				await this.#proceed(said);
			} catch (error) {
				if (!isRefused(error, UNFIT)) throw error;
				await this.#refused(error, fields);
			}
		});
	};

	/** An answer does not fit, or the questionnaire is another one now. */
	async #refused(error, fields) {
		const now = await this.#ask("questionnaire", this.#language);
		if (now.digest !== this.#about.digest) return this.#renew();
		const texts = (error.problem.problems ?? []).flatMap(({ message, expected, fix }) => [message, expected, fix]);
		fields[0].refuse(texts.filter(Boolean).join(" ") || this.#words.refused);
		fields[0].focus();
	}

	/** What was answered last: there Back leads. */
	get #before() {
		return idsBefore(Object.keys(this.#given).filter((id) => id in this.#counted), this.#questions, this.getAttribute("by"));
	}

	get #counted() {
		return this.#next?.answers ?? {};
	}

	#find = (question, typed) => this.#service.find({ question, typed, language: this.#language });

	#back = () =>
		this.#act(() => {
			const ids = this.#before;
			for (const id of ids) {
				this.#former[id] = this.#given[id];
				delete this.#given[id];
				delete this.#counted[id];
			}
			Object.assign(this.#next, { is_over: false, emergency: null });
			this.#keep();
			this.#showQuestions(ids);
		});

	#change = (id) => this.#act(() => this.#showQuestions([id], true));

	#startAgain = () =>
		this.#act(async () => {
			if (this.#session) await this.#ask("erase", this.#session.token);
			this.#keeper.forget();
			this.#unsent.clear();
			[this.#given, this.#at, this.#former, this.#next, this.#session] = [{}, {}, {}, null, null];
			this.#showIntro();
		});

	#saveFile = () => {
		const { id: knowledge, version } = this.#about;
		const document = { knowledge, version, region: this.#region || null, answers: this.#given };
		saveFile(`${knowledge}-answers.json`, "application/json", JSON.stringify(document, null, 2));
	};

	/** A file does not say how old it is: safety questions are asked again. */
	#open = (file) =>
		this.#act(async () => {
			const { id, version, digest } = this.#about;
			const { knowledge, answers, ...found } = (await file.text().then(JSON.parse).catch(() => null)) ?? {};
			if (knowledge !== id || !answers) return this.#say(this.#words.not_a_file);
			const at = Object.fromEntries(this.#about.questions.filter(({ safety }) => !safety).map((each) => [each.id, file.lastModified]));
			try {
				await this.#restore({ given: answers, at, region: found.region, digest: found.version === version ? digest : "" });
			} catch (error) {
				if (!isRefused(error, UNFIT)) throw error;
				this.#given = {};
				this.#say(this.#words.not_a_file);
			}
		});

	#saveInService = (back, token) =>
		this.#act(async () => {
			const body = { answers: this.#given, region: this.#region, language: this.#language };
			const found = await this.#ask("begin", token, body);
			this.#given = this.#join(found.token, found).given;
			this.#keep();
			this.#tell("saved", { token: found.token, expires: found.session.expires });
			this.#showSave(back);
		});

	#chooseLanguage = (code) =>
		this.#act(async () => {
			this.#language = code;
			await this.#load();
			this.#showIntro(this.#keeper.read());
		});

	#start = (region) =>
		this.#act(() => {
			this.#region = region;
			return this.#proceed();
		});

	#review = () => this.#act(() => this.#showReview());

	get #context() {
		return { words: this.#words, about: this.#about, questions: this.#questions, given: this.#given, next: this.#next, region: this.#region, language: this.#language };
	}

	/** The focus goes to the heading, unless nobody has asked for the page: the first. */
	#show(nodes, kind) {
		const isFirst = !this.#page.hasChildNodes();
		this.#page.className = `page ${kind}`;
		this.#page.replaceChildren(...nodes.filter(Boolean));
		if (isFirst) return;
		this.#page.querySelector("h2")?.focus({ preventScroll: true });
		this.scrollIntoView({ block: "start" });
	}

	#say(text) {
		this.#notices.replaceChildren(make("p.notice", text));
	}

	#showLost() {
		const isEmergency = this.#next?.referral_so_far === "emergency";
		this.#notices.replaceChildren(
			make("div.notice",
				isEmergency && callNow(this.#context),
				make("p", this.#words.no_connection, " ", button(this.#words.again, this.#hurry)),
				this.#about && warning(this.#words, this.#about.before_you_start.call_now),
			),
		);
	}

	#showIntro(kept) {
		const goOn = () => this.#act(() => this.#restore(kept));
		const act = { start: this.#start, chooseLanguage: this.#chooseLanguage, open: this.#open, goOn, again: this.#startAgain };
		this.#show(introPage({ ...this.#context, kept }, act), "intro");
	}

	#showQuestions(ids, isChange = false) {
		const form = { words: this.#words, region: this.#about.regions.find(({ id }) => id === this.#region), canChange: this.#next?.screen?.can_change, find: this.#find };
		const fieldFor = (question, title) => {
			const { id } = question;
			const made = this.#unsent.get(id) ?? field(question, this.#given[id] ?? this.#former[id], form);
			made.node.firstChild.replaceChildren(title);
			made.node.addEventListener("input", () => this.#unsent.set(id, made));
			return made;
		};
		const back = !isChange && this.#before[0] && this.#back;
		const review = Object.keys(this.#counted)[0] && this.#review;
		this.#show([questionsPage(this.#context, ids, { answer: this.#answer, back, review, save: this.#saving(() => this.#showQuestions(ids, isChange)), fieldFor })], "questions");
	}

	#showReview() {
		const { is_over: isOver } = this.#next;
		const act = () => this.#act(() => (isOver ? this.#finish() : this.#proceed()));
		const finish = { title: isOver ? this.#words.finish : this.#words.continue, act };
		const back = isOver && this.#before[0] && this.#back;
		this.#show(reviewPage(this.#context, { change: this.#change, finish, back, save: this.#saving(() => this.#showReview()), again: this.#startAgain }), "review");
	}

	#saving = (back) => () => this.#act(() => this.#showSave(() => this.#act(back)));

	#showSave(back, token = newToken()) {
		const held = this.#session && { ...this.#session, link: linkOf(this.#knowledge, this.#session.token) };
		this.#show(savePage({ ...this.#context, held }, { keep: () => this.#saveInService(back, token), file: this.#saveFile, back }), "save");
	}

	#showEmergency() {
		const confirm = () =>
			this.#act(async () => {
				this.#tell("emergency", { confirmed: true });
				await this.#finish();
			});
		this.#show(emergencyPage({ ...this.#context, emergency: this.#next.emergency }, { confirm, change: this.#change }), "emergency");
		this.#tell("emergency", { confirmed: false });
	}

	#showUnfinished(error) {
		if (!this.#about) return this.#say(this.#words[isRefused(error, NO_KEY) ? "closed" : "refused"] ?? this.#words.refused);
		const context = { ...this.#context, unfinished: error?.problem?.unfinished, soFar: this.#next?.referral_so_far ?? "self_care" };
		const back = () => this.#act(() => (this.#next ? this.#showReview() : this.#showIntro()));
		const again = () => this.#act(() => (this.#next?.is_over || this.#next?.emergency ? this.#finish() : this.#proceed()));
		this.#show(unfinishedPage(context, { back, again }), "unfinished");
	}

	/** Events do not bubble: nobody else on the page is told. */
	#tell(name, detail) {
		this.dispatchEvent(new CustomEvent(name, { detail }));
	}

	/** Of what the service keeps, only the token is written. */
	#keep() {
		const { token } = this.#session ?? {};
		const state = token ? { token, given: {} } : { given: this.#given, at: this.#at, region: this.#region, digest: this.#about.digest };
		this.#keeper.write({ ...state, saved: Date.now() });
	}
}

customElements.define("intake-form", IntakeForm);
