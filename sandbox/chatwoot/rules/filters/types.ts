import type { ServerTraits } from '../../serverVersion';
import type { AttributeDefinitionRecord } from '../../store/records';

/** A condition of a filter, as the request has it. */
export interface Condition {
	key: string;
	operator: string;
	values: unknown;
}

/** Whether a row meets a condition. What SQL leaves undecided, e.g. the comparison with an empty field, counts as no. */
export type RowTest<Row> = (row: Row) => boolean;

/**
 * A condition that the server's code has accepted, before the database runs it. Throws an HttpError with status 500 for an
 * operand that the type of the column does not take.
 */
export type Prepared<Row> = () => RowTest<Row>;

/** What a filter needs of the account and the server. */
export interface FilterContext {
	definitions: readonly AttributeDefinitionRecord[];
	server: ServerTraits;
	/** The day of the server's clock, counted from 1970. */
	today: number;
}

/** A field of a record by which the server filters. */
export interface FilterField<Row> {
	operators: readonly string[];
	/** Reads a condition as the server's code does. Throws an HttpError: 422 for its refusals, 500 for its faults. */
	prepare(condition: Condition, context: FilterContext): Prepared<Row>;
}
