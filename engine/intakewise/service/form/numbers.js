// Numbers as people type them. What can be read in two ways is not read: nothing is guessed.

const POINTS = /[.,٫]/;

/** Return digits of any writing as 0 to 9. */
function plain(typed) {
	return typed.trim().replace(/[٠-٩۰-۹]/g, (digit) => String(digit.codePointAt(0) & 0xf));
}

/** Return `{value, own}`, the latter in the question's own unit, or `{problem, values}`: what to say, by its name. */
export function readNumber(typed, question, factor) {
	const text = plain(typed);
	if (!/^-?\d+([.,٫]\d+)?$/.test(text) || text.length > 30) return { problem: "not_number" };
	const [whole, fraction = ""] = text.split(POINTS);
	if (fraction.length === 3 && /^-?[1-9]\d{0,2}$/.test(whole)) return { problem: "one_kind" };
	const isOwn = factor === 1;
	if (isOwn && fraction.length > question.decimals) {
		return question.decimals ? { problem: "too_many_decimals", values: { count: question.decimals } } : { problem: "whole_number" };
	}
	const value = Number(fraction ? `${whole}.${fraction}` : whole);
	const own = value * factor;
	const { min, max } = question.range;
	// In another unit the service rounds before it compares; what is near is for it to say.
	const slack = isOwn ? 0 : 10 ** -question.decimals;
	if (own < min - slack) return { problem: "lower", values: { least: `${min} ${question.unit_label}` } };
	if (own > max + slack) return { problem: "higher", values: { most: `${max} ${question.unit_label}` } };
	return { value, own };
}

export function isUsual(own, question) {
	const { min, max } = question.range.usual;
	return min <= own && own <= max;
}
