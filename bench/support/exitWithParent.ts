import { stopVmEngine } from '../../test/support/vmEngine';

/** Ends this process when its parent closes the channel. Stops the expression engine first, if one was started. */
export function exitWithParent(): void {
	process.on('disconnect', () => {
		void stopVmEngine().finally(() => process.exit());
	});
}
