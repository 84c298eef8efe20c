import type { Deliveries } from './deliveries';
import { errorMessage } from './errorMessage';
import type { FaultPlan } from './faults/plan';
import type { FaultMix, FaultRule } from './faults/types';
import { isRecord } from './guards';
import type { Answer, ContractViolation, LoggedRequest } from './types';

/** The parts of a running sandbox that other processes control through requests below `/__sandbox/`. */
export interface ControlTarget {
	faults(): FaultPlan;
	requests(): LoggedRequest[];
	/** The violations of the contract by requests and by answers. */
	violations(): ContractViolation[];
	reset(): void;
	/** How many records of each kind are stored. */
	summary(): Record<string, unknown>;
	/** The quirks, which a request may set. A request with an unknown name gets a 400. */
	quirks: object;
	/** The deliveries of events; missing when the service sends no events. */
	deliveries?: Deliveries;
	/** Does what the body of a deliver request asks for. Throws with a message that names what is missing in the body. */
	deliver?: (body: Record<string, unknown>) => void;
	/**
	 * Further calls of the service, by method and name, e.g. `POST messages`. Each gets the JSON object of the request (empty
	 * without a body), and gives the body of the answer. It throws with a message that says what is wrong in the body.
	 */
	calls?: Record<string, (body: Record<string, unknown>) => unknown>;
}

const badRequest = (message: string): Answer => ({
	status: 400,
	body: { statusCode: 400, message, error: 'Bad Request' },
});

function addFault(body: unknown, faults: FaultPlan): Answer {
	if (!isRecord(body)) return badRequest('send one fault as a JSON object');
	const fault: unknown = body;
	try {
		if ('rate' in body) faults.addMix(fault as FaultMix);
		else faults.add(fault as FaultRule);
	} catch (error) {
		return badRequest(errorMessage(error));
	}
	return { status: 201, body };
}

function setSwitches(body: unknown, switches: object): Answer {
	if (!isRecord(body)) return badRequest('send the switches as a JSON object');
	const unknown = Object.keys(body).filter((name) => !(name in switches));
	if (unknown.length > 0) return badRequest(`there is no switch ${unknown.join(', ')}`);
	return { status: 200, body: Object.assign(switches, body) };
}

function deliver(body: unknown, target: ControlTarget): Answer {
	if (!target.deliver || !isRecord(body)) {
		return badRequest('send one event as a JSON object, to a service that has events');
	}
	try {
		target.deliver(body);
	} catch (error) {
		return badRequest(errorMessage(error));
	}
	return { status: 202, body };
}

function setMishaps(body: unknown, { deliveries }: ControlTarget): Answer {
	return deliveries ? setSwitches(body, deliveries.mishaps) : badRequest('this service sends no events');
}

function summary(target: ControlTarget): Answer {
	const byRoute: Record<string, number> = {};
	for (const { route = '(no route)' } of target.requests()) byRoute[route] = (byRoute[route] ?? 0) + 1;
	const injected: Record<string, number> = {};
	for (const { kind } of target.faults().injected) injected[kind] = (injected[kind] ?? 0) + 1;
	return {
		status: 200,
		body: { stored: target.summary(), requests: byRoute, injected, violations: target.violations().length },
	};
}

function callService(name: string, body: unknown, { calls }: ControlTarget): Answer | undefined {
	const call = calls?.[name];
	if (!call) return undefined;
	try {
		return { status: 200, body: call(isRecord(body) ? body : {}) };
	} catch (error) {
		return badRequest(errorMessage(error));
	}
}

/** Answers a control request. Control requests are not logged, and no fault is injected into them. */
export function answerControl({ method, path, body }: LoggedRequest, target: ControlTarget): Answer {
	const name = `${method} ${path.slice('/__sandbox/'.length)}`;
	switch (name) {
		case 'POST reset':
			target.reset();
			return { status: 204 };
		case 'POST faults':
			return addFault(body, target.faults());
		case 'DELETE faults':
			target.faults().clear();
			return { status: 204 };
		case 'PATCH quirks':
			return setSwitches(body, target.quirks);
		case 'GET requests':
			return { status: 200, body: target.requests() };
		case 'POST deliver':
			return deliver(body, target);
		case 'PATCH mishaps':
			return setMishaps(body, target);
		case 'GET deliveries':
			return { status: 200, body: target.deliveries?.attempts ?? [] };
		case 'GET violations':
			return { status: 200, body: target.violations() };
		case 'GET summary':
			return summary(target);
		default:
			return (
				callService(name, body, target) ?? {
					status: 404,
					body: { statusCode: 404, message: `Cannot ${method} ${path}`, error: 'Not Found' },
				}
			);
	}
}
