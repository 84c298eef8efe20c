import { Failure, sleepUnlessAborted, systemClock } from '../../shared';
import { triggerService } from './askApi';

/** Milliseconds before each search for a record, when Chatwoot did not confirm its creation but may still create it. */
const SEARCH_DELAYS = [0, 1000, 3000];

/** How a record of the trigger is created, and how it is found by its URL. */
interface Steps<Created> {
	create: () => Promise<Created>;
	find: () => Promise<Created | undefined>;
}

/**
 * Creates a record, or finds the one that Chatwoot has created without confirming it. `noun`: what it is, for the message. Throws
 * a Failure, with the reason `unknown` when nobody can tell whether the record was created.
 */
export async function createOrFind<Created>(noun: string, { create, find }: Steps<Created>): Promise<Created> {
	try {
		return await create();
	} catch (error) {
		const isUnclear = error instanceof Failure && error.reason === 'unknown';
		// Chatwoot also answers 422 when a webhook with this URL exists.
		const mayExist = isUnclear || (error instanceof Failure && error.code === '422');
		const found = mayExist ? await searchRepeatedly(find, isUnclear ? SEARCH_DELAYS : [0]) : undefined;
		if (found) return found;
		throw isUnclear ? unclear(noun) : error;
	}
}

function unclear(noun: string): Failure {
	return new Failure('unknown', `Chatwoot gave no clear answer when the ${noun} was registered`, {
		description: `Publish the workflow again. If the ${noun} is there by then, it is found and used.`,
	});
}

async function searchRepeatedly<Created>(
	find: () => Promise<Created | undefined>,
	delays: number[],
): Promise<Created | undefined> {
	for (const delay of delays) {
		await sleepUnlessAborted(triggerService.clock ?? systemClock, delay);
		const found = await find();
		if (found) return found;
	}
	return undefined;
}
