import '../../support/environment';
import { startVmEngine } from '../../../test/support/vmEngine';
import { exitWithParent } from '../../support/exitWithParent';
import { countingEvaluations } from '../evaluations';
import { prepareNode } from '../variants/inEngine';
import type { Locations, Variant } from '../variants/variant';
import { listen, type MeasuredRun } from './listen';
import { measure } from './measure';

async function prepare(variant: Variant, locations: Locations): Promise<MeasuredRun> {
	if (variant.engine === 'vm') await startVmEngine();
	const run = prepareNode(variant, locations);
	return async (work) => {
		if (work.kind !== 'send' || !work.countEvaluations) return await measure(async () => (await run(work)).result);
		const counted = await countingEvaluations(async () => {
			let parameters = {};
			const measurement = await measure(async () => {
				const done = await run(work);
				parameters = done.parameters;
				return done.result;
			});
			return { measurement, parameters };
		});
		const { measurement, parameters } = counted.result;
		return { ...measurement, evaluations: counted.evaluationsFor(parameters) };
	};
}

listen(prepare);
exitWithParent();
