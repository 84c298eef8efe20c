import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectsAt, toText } from '../shared';

const joined = (texts: unknown[], separator = ', ') =>
	texts
		.map(toText)
		.filter((text) => text !== '')
		.join(separator);

/** The text of one given answer: a choice, with the person's own words where it is "other", or what the person wrote. */
function textOf(answer: unknown): string {
	if (!isRecord(answer)) return toText(answer);
	const own = toText(answer.other);
	return own === '' ? toText(answer.text) : own;
}

/**
 * The answer to one question as text. Its place depends on the type of the question (ScreenerResponseAnswer of the contract):
 * a rank and a matrix have no `answers`, and neither has an upload of files.
 */
function answerOf(question: IDataObject): string | null {
	const answers: unknown[] = Array.isArray(question.answers) ? question.answers : [];
	const selections = objectsAt(question, 'selections').map((row) => joined([row.rowText, row.answerText], ': '));
	const text =
		joined(answers.map(textOf)) ||
		joined(selections, '; ') ||
		joined(objectsAt(question, 'ranking').map((choice) => choice.text)) ||
		joined(objectsAt(question, 'files').map((file) => file.name));
	return text === '' ? null : text;
}

/**
 * The answers of a screener response: one text for each question, under the text of the question. A question without an answer
 * has null. A second question of the same text has ` (2)` behind it. Null when the record has no list of answers.
 */
export function answersOf(record: IDataObject): IDataObject | null {
	if (!Array.isArray(record.responses)) return null;
	const answers = new Map<string, string | null>();
	for (const question of objectsAt(record, 'responses')) {
		const text = toText(question.questionText) || toText(question.questionId);
		let name = text;
		for (let count = 2; answers.has(name); count++) name = `${text} (${count})`;
		answers.set(name, answerOf(question));
	}
	return Object.fromEntries(answers);
}

/**
 * An item with a field for each question, under the text of the question, in place of its `answers`. A question without an answer
 * gives an empty text, so that a sheet keeps its column. Where an item has a field of that name, the question is called "Answer: …".
 */
export function withAnswerFields({ answers, ...item }: IDataObject): IDataObject {
	const fields = Object.entries(isRecord(answers) ? answers : {}).map(([question, answer]) => [
		Object.hasOwn(item, question) ? `Answer: ${question}` : question,
		answer ?? '',
	]);
	return { ...item, ...(Object.fromEntries(fields) as IDataObject) };
}
