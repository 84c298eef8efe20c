import { Gate, gateFor } from '../../../nodes/shared/http/rateLimiter';
import { FakeClock } from '../../support/fakeClock';

const settled = async () => {
	await new Promise((resolve) => setImmediate(resolve));
};

/** A gate of width 1 unless told otherwise, and the names of those it let in, in order. */
function scene(limit = 1) {
	const clock = new FakeClock(0);
	const gate = new Gate();
	const log: string[] = [];
	const enter = async (name: string, changes: { limit?: number; patience?: number; signal?: AbortSignal } = {}) => {
		const until = await gate.enter({ limit, patience: 60_000, clock, ...changes });
		log.push(until === undefined ? `${name}@${clock.now()}` : `${name} gave up: ${until}`);
		return until;
	};
	return { clock, gate, log, enter };
}

describe('Gate', () => {
	it('lets in as many as the limit says, and the others in order as places get free', async () => {
		const { gate, log, enter } = scene(2);
		const all = Promise.all(['a', 'b', 'c', 'd'].map(async (name) => await enter(name)));
		await settled();
		expect(log).toEqual(['a@0', 'b@0']);
		gate.leave();
		await settled();
		expect(log).toEqual(['a@0', 'b@0', 'c@0']);
		gate.leave();
		await all;
		expect(log).toEqual(['a@0', 'b@0', 'c@0', 'd@0']);
	});

	it('lets nobody overtake those who wait, though there were a place', async () => {
		const { gate, log, enter } = scene();
		await enter('first');
		const narrow = enter('narrow', { limit: 1 });
		const wide = enter('wide', { limit: 10 });
		await settled();
		expect(log).toEqual(['first@0']);
		gate.leave();
		await Promise.all([narrow, wide]);
		expect(log).toEqual(['first@0', 'narrow@0', 'wide@0']);
	});

	it('lets nobody start during a pause', async () => {
		const { clock, gate, log, enter } = scene(3);
		gate.pause(5000);
		await Promise.all([enter('a'), enter('b')]);
		expect(log).toEqual(['a@5000', 'b@5000']);
		expect(clock.slept).toEqual([5000, 5000]);
	});

	it('keeps a longer pause when a shorter one comes, and takes a longer one over', async () => {
		const { clock, gate, log, enter } = scene();
		gate.pause(5000);
		gate.pause(1000);
		const entering = enter('a');
		const extending = clock.sleep(2000).then(() => {
			gate.pause(9000);
		});
		await Promise.all([entering, extending]);
		expect(log).toEqual(['a@9000']);
	});

	it('tells who has less patience than the pause is long when it ends, and gives the place back', async () => {
		const { clock, gate, log, enter } = scene();
		gate.pause(5000);
		await expect(enter('hasty', { patience: 4999 })).resolves.toBe(5000);
		expect(gate.idle(5000)).toBe(true);
		await enter('patient', { patience: 5000 });
		expect(log).toEqual(['hasty gave up: 5000', 'patient@5000']);
		expect(clock.now()).toBe(5000);
	});

	it('lets the next one try when somebody gives up', async () => {
		const { gate, log, enter } = scene();
		await enter('first');
		const both = Promise.all([enter('hasty', { patience: 0 }), enter('patient')]);
		gate.pause(1000);
		gate.leave();
		await both;
		expect(log).toEqual(['first@0', 'hasty gave up: 1000', 'patient@1000']);
	});

	it('lets a stopped run through its pause, so that it can find out that it is stopped', async () => {
		const { clock, gate, log, enter } = scene();
		gate.pause(60_000);
		const stopping = new AbortController();
		const entering = enter('stopped', { signal: stopping.signal });
		await clock.sleep(10);
		stopping.abort();
		await entering;
		expect(log).toEqual(['stopped@10']);
	});

	it('is idle only when nobody is inside, nobody waits and no pause is left', async () => {
		const { gate, enter } = scene();
		expect(gate.idle(0)).toBe(true);
		await enter('a');
		expect(gate.idle(0)).toBe(false);
		const waiting = enter('b');
		gate.leave();
		await waiting;
		expect(gate.idle(0)).toBe(false);
		gate.leave();
		gate.pause(100);
		expect([gate.idle(99), gate.idle(100)]).toEqual([false, true]);
	});
});

describe('gateFor', () => {
	it('gives the same gate for the same key, and another one for another key', async () => {
		const gate = gateFor('acme 1', 0);
		await gate.enter({ limit: 1, patience: 0, clock: new FakeClock(0) });
		expect(gateFor('acme 2', 0)).not.toBe(gate);
		expect(gateFor('acme 1', 0)).toBe(gate);
		gate.leave();
	});

	it('keeps a gate while it is paused, and drops it afterwards', () => {
		const gate = gateFor('acme 3', 0);
		gate.pause(1000);
		gateFor('acme 4', 999);
		expect(gateFor('acme 3', 999)).toBe(gate);
		gateFor('acme 4', 1000);
		expect(gateFor('acme 3', 1000)).not.toBe(gate);
	});
});
