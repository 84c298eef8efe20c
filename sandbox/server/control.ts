import type { FaultPlan } from './faults/plan';
import type { FaultMix, FaultRule } from './faults/types';
import type { Deliveries } from './deliveries';
import { isRecord } from './guards';
import type { Answer, LoggedRequest } from './types';

/** What other processes may ask of a running sandbox under `/__sandbox/`. */
export interface ControlTarget {
	faults(): FaultPlan;
	requests(): LoggedRequest[];
	reset(): void;
	/** Counts of what is stored. */
	summary(): Record<string, unknown>;
	/** The service's switches; unknown names are refused. */
	quirks: object;
	/** The events that go out; absent where a service sends none. */
	deliveries?: Deliveries;
	/** Sends an event on demand. Throws with what is missing in `body`. */
	deliver?: (body: Record<string, unknown>) => void;
}

const refused = (message: string): Answer => ({
	status: 400,
	body: { statusCode: 400, message, error: 'Bad Request' },
});

function addFault(body: unknown, faults: FaultPlan): Answer {
	if (!isRecord(body)) return refused('send one fault as a JSON object');
	const fault: unknown = body;
	try {
		if ('rate' in body) faults.addMix(fault as FaultMix);
		else faults.add(fault as FaultRule);
	} catch (error) {
		return refused(error instanceof Error ? error.message : String(error));
	}
	return { status: 201, body };
}

function setQuirks(body: unknown, quirks: object): Answer {
	if (!isRecord(body)) return refused('send the switches as a JSON object');
	const unknown = Object.keys(body).filter((name) => !(name in quirks));
	if (unknown.length > 0) return refused(`there is no switch ${unknown.join(', ')}`);
	return { status: 200, body: Object.assign(quirks, body) };
}

function deliver(body: unknown, { deliver: send }: ControlTarget): Answer {
	if (!send || !isRecord(body)) return refused('send one event as a JSON object, to a service that has events');
	try {
		send(body);
	} catch (error) {
		return refused(error instanceof Error ? error.message : String(error));
	}
	return { status: 202, body };
}

function setMishaps(body: unknown, { deliveries }: ControlTarget): Answer {
	return deliveries ? setQuirks(body, deliveries.mishaps) : refused('this service sends no events');
}

function summary(target: ControlTarget): Answer {
	const byRoute: Record<string, number> = {};
	for (const { route = '(no route)' } of target.requests()) byRoute[route] = (byRoute[route] ?? 0) + 1;
	const injected: Record<string, number> = {};
	for (const { kind } of target.faults().injected) injected[kind] = (injected[kind] ?? 0) + 1;
	return { status: 200, body: { stored: target.summary(), requests: byRoute, injected } };
}

/** Answers a control request; these are neither logged nor made to fail. */
export function answerControl({ method, path, body }: LoggedRequest, target: ControlTarget): Answer {
	switch (`${method} ${path.slice('/__sandbox/'.length)}`) {
		case 'POST reset':
			target.reset();
			return { status: 204 };
		case 'POST faults':
			return addFault(body, target.faults());
		case 'DELETE faults':
			target.faults().clear();
			return { status: 204 };
		case 'PATCH quirks':
			return setQuirks(body, target.quirks);
		case 'GET requests':
			return { status: 200, body: target.requests() };
		case 'POST deliver':
			return deliver(body, target);
		case 'PATCH mishaps':
			return setMishaps(body, target);
		case 'GET deliveries':
			return { status: 200, body: target.deliveries?.attempts ?? [] };
		case 'GET summary':
			return summary(target);
		default:
			return { status: 404, body: { statusCode: 404, message: `Cannot ${method} ${path}`, error: 'Not Found' } };
	}
}
