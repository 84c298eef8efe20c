import { hashText, mulberry32, randomFor } from '../random';
import type { LoggedRequest } from '../types';
import { faultKinds } from './types';
import type { Fault, FaultMix, FaultRule, FaultScope, InjectedFault, WeightedFault } from './types';

/** Decides which fault is injected into which request. Rules go before mixes; each in the order in which they were added. */
export class FaultPlan {
	/** The faults that were injected, in order. */
	readonly injected: InjectedFault[] = [];
	private rules: { rule: FaultRule; left: number }[] = [];
	private mixes: { mix: FaultMix; kinds: WeightedFault[]; attempts: Map<string, number> }[] = [];

	/** Adds a fault for the next requests that match. Throws on an unknown kind. */
	add(rule: FaultRule): void {
		assertKind(rule.kind);
		this.rules.push({ rule, left: rule.times ?? 1 });
	}

	/** Adds random faults. Throws on an unknown kind, an empty list of kinds, a missing seed and a rate outside 0 to 1. */
	addMix(mix: FaultMix): void {
		if (!isNonEmptyList(mix.kinds)) throw new Error('A mix of faults needs a list of kinds.');
		if (!Number.isInteger(mix.seed)) throw new Error('A mix of faults needs a whole number as its seed.');
		const kinds = mix.kinds.map((kind) => (typeof kind === 'string' ? { kind } : kind));
		kinds.forEach(({ kind }) => assertKind(kind));
		if (!(mix.rate >= 0 && mix.rate <= 1)) throw new Error(`The rate of faults goes from 0 to 1, not ${mix.rate}.`);
		this.mixes.push({ mix, kinds, attempts: new Map() });
	}

	/** Removes all rules and mixes, and empties the list of injected faults. */
	clear(): void {
		this.rules = [];
		this.mixes = [];
		this.injected.length = 0;
	}

	/** The fault to inject into a request that has arrived; undefined for none. Adds it to `injected`. */
	next(request: LoggedRequest): Fault | undefined {
		const fromRule = this.fromRules(request);
		if (fromRule) return this.record(fromRule, 1, request);
		for (const entry of this.mixes) {
			const { mix, kinds, attempts } = entry;
			if (!matches(mix, request)) continue;
			const key = (mix.perKey ?? defaultKey)(request);
			const attempt = (attempts.get(key) ?? 0) + 1;
			attempts.set(key, attempt);
			if (mix.firstTriesOnly && attempt > 1) continue;
			const random = randomFor(mix.seed, `${attempt}\n${key}`);
			if (random() >= mix.rate) continue;
			return this.record({ ...pickWeighted(kinds, random()), key, random }, attempt, request);
		}
		return undefined;
	}

	private fromRules(request: LoggedRequest): Fault | undefined {
		const index = this.rules.findIndex(({ rule, left }) => left > 0 && matches(rule, request));
		const entry = this.rules[index];
		if (!entry) return undefined;
		entry.left -= 1;
		if (entry.left <= 0) this.rules.splice(index, 1);
		const key = defaultKey(request);
		return { ...entry.rule, key, random: mulberry32(hashText(key)) };
	}

	private record(fault: Fault, attempt: number, request: LoggedRequest): Fault {
		request.fault = fault.kind;
		this.injected.push({ kind: fault.kind, fault, key: fault.key, attempt, at: request.at, request });
		return fault;
	}
}

/** A control request may have sent the list as JSON, so the compiler has not checked it. */
const isNonEmptyList = (list: unknown) => Array.isArray(list) && list.length > 0;

function assertKind(kind: string): void {
	if (!faultKinds.some((known) => known === kind)) {
		throw new Error(`There is no fault '${kind}'. Known are: ${faultKinds.join(', ')}.`);
	}
}

function matches({ method, route, when }: FaultScope, request: LoggedRequest): boolean {
	if (method && method.toUpperCase() !== request.method) return false;
	if (route && route !== request.route && `${request.method} ${route}` !== request.route) return false;
	return when?.(request) ?? true;
}

function defaultKey({ method, path, body }: LoggedRequest): string {
	return `${method} ${path} ${body === undefined ? '' : JSON.stringify(body)}`;
}

/** Picks one of the kinds by their weights. `position` is a number from 0 to 1. */
function pickWeighted(kinds: WeightedFault[], position: number): WeightedFault {
	const total = kinds.reduce((sum, { weight }) => sum + (weight ?? 1), 0);
	let left = position * total;
	const found = kinds.find(({ weight }) => (left -= weight ?? 1) < 0);
	return found ?? (kinds.at(-1) as WeightedFault);
}
