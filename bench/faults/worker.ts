import '../support/environment';
import { answerMessages } from '../support/answerMessages';
import { startVmEngine } from '../../test/support/vmEngine';
import { exitWithParent } from '../support/exitWithParent';
import type { HttpRequest } from '../support/httpRequest';
import { loadHttpRequest } from './httpRequest';
import type { Job } from './job';
import { runMode } from './run';
import { tallyOf, type Tally } from './tally';

let httpRequest: Promise<HttpRequest> | undefined;

async function work({ service, mode, seed, rows }: Job): Promise<Tally> {
	const onProgress = (stored: number) => process.send?.({ progress: stored });
	if (mode.node === 'own') return tallyOf(await runMode(service, mode, { seed, rows, onProgress }), seed);
	httpRequest ??= loadHttpRequest(() => undefined);
	const options = { seed, rows, onProgress, httpRequest: await httpRequest };
	return tallyOf(await runMode(service, mode, options), seed);
}

void startVmEngine().then(() => {
	exitWithParent();
	answerMessages((message) => work(message as Job));
});
