/** The message of a caught value; as text when it is no Error. */
export function errorMessage(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
