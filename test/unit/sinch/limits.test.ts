import { sinchConversation } from '../../../nodes/Sinch/service';

it('keeps the 800 requests a second of a project from the start, whatever the key', () => {
	const credentials = { projectId: 'p1', keyId: 'k1', region: 'eu' };
	const limits = sinchConversation.limits?.(sinchConversation.baseUrl(credentials), credentials);
	expect(limits).toEqual([{ per: 'project p1', requests: 800, windowMs: 1000, kept: 'fromTheStart' }]);
});
