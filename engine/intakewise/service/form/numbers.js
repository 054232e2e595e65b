// Numbers as people type them. What can be read in two ways is not read: nothing is guessed.

/** Return `{value, isUsual}`, or `{problem, values}`, a word. `factor` leads to the question's own unit. */
export function readNumber(typed, question, factor) {
	const text = typed.trim().replace(/[٠-٩۰-۹]/g, (digit) => digit.codePointAt(0) & 0xf);
	if (!/^-?\d+([.,٫]\d+)?$/.test(text) || text.length > 30) return { problem: "not_number" };
	const [whole, fraction = ""] = text.split(/[.,٫]/);
	if (fraction.length === 3 && /^-?[1-9]\d{0,2}$/.test(whole)) return { problem: "one_kind" };
	const isOwn = factor === 1;
	if (isOwn && fraction.length > question.decimals) {
		return { problem: question.decimals ? "too_many_decimals" : "whole_number", values: { count: question.decimals } };
	}
	const value = Number(fraction ? `${whole}.${fraction}` : whole);
	const own = value * factor;
	const { min, max, usual } = question.range;
	// In another unit the service rounds before it compares; what is near is for it to say.
	const slack = isOwn ? 0 : 10 ** -question.decimals;
	if (own < min - slack) return { problem: "lower", values: { least: `${min} ${question.unit_label}` } };
	if (own > max + slack) return { problem: "higher", values: { most: `${max} ${question.unit_label}` } };
	return { value, isUsual: usual.min <= own && own <= usual.max };
}
