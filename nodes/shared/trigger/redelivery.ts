import type { IDataObject } from 'n8n-workflow';
import { RecentMap } from '../base/recentMap';

/** How many events each trigger remembers. Services send an event again within hours. */
const MAX_EVENTS = 500;
/** How many triggers this process remembers. A trigger that is dropped still has its static data. */
const MAX_TRIGGERS = 1000;

/** The events of one trigger. */
interface Memory {
	known: Set<string>;
	/** The same IDs, oldest first. n8n saves this list object itself, not a copy. */
	order: string[];
}

const memories = new RecentMap<Memory>(MAX_TRIGGERS);

/**
 * Whether this is the first delivery of an event. The event is remembered, so every later delivery gives false. The
 * function is synchronous: of several deliveries at the same time exactly one gets true.
 *
 * The IDs are kept in two places. Static data survives a restart, but n8n loads it for each delivery and saves it
 * afterwards, so concurrent deliveries do not see each other's changes. The memory of the process is shared by these
 * deliveries: all of them save its list, so the last one saved has every ID. A second process sees what the first saved
 * before the delivery.
 *
 * `trigger` identifies the trigger in this process, `id` the event.
 */
export function isFirstDelivery(trigger: string, id: string, staticData: IDataObject): boolean {
	const memory = memories.get(trigger) ?? { known: new Set(), order: [] };
	memories.set(trigger, memory);
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
	while (order.length > MAX_EVENTS) known.delete(order.shift() ?? '');
}
