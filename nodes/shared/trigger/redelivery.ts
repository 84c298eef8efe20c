import type { IDataObject } from 'n8n-workflow';

/** How many events a trigger remembers. Services send an event again within hours, not months. */
const REMEMBERED = 500;
/** Triggers that one process serves; the one that was quiet for longest is forgotten first. It has its static data still. */
const TRIGGERS = 1000;

interface Memory {
	known: Set<string>;
	/** The same ids, oldest first. This very list is what n8n saves. */
	order: string[];
}

const memories = new Map<string, Memory>();

/**
 * Claims an event for this delivery: true the first time, false for every repetition. There is nothing to wait for in
 * here, so of deliveries that arrive at once exactly one claims the event.
 *
 * What is known is kept twice. n8n loads a node's static data for every delivery and saves it afterwards, so it outlives
 * a restart, but two deliveries at once do not see each other's. The memory of the process does. Its list is shared by all
 * of them, so whichever is saved last holds all ids. With several processes each knows what the others saved before.
 *
 * `trigger` tells the triggers of this process apart; `id` is the event's own.
 */
export function isFirstDelivery(trigger: string, id: string, staticData: IDataObject): boolean {
	const memory = memories.get(trigger) ?? { known: new Set(), order: [] };
	memories.delete(trigger);
	memories.set(trigger, memory);
	forgetFirst(memories, TRIGGERS);
	const saved = Array.isArray(staticData.recentEvents) ? staticData.recentEvents : [];
	for (const earlier of saved) if (typeof earlier === 'string') remember(memory, earlier);
	const isNew = !memory.known.has(id);
	remember(memory, id);
	staticData.recentEvents = memory.order;
	return isNew;
}

function remember({ known, order }: Memory, id: string): void {
	if (known.has(id)) return;
	known.add(id);
	order.push(id);
	while (order.length > REMEMBERED) known.delete(order.shift() ?? '');
}

function forgetFirst(map: Map<string, Memory>, limit: number): void {
	const oldest = map.keys().next();
	if (map.size > limit && !oldest.done) map.delete(oldest.value);
}
