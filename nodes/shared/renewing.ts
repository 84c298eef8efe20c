import type { Transport } from './attempt';

const ALL_BUT_401 = { ignore: true as const, except: [401] };

/**
 * Sends such that n8n renews a token that was refused and sends once more: for that, a 401 has to be thrown. Every other
 * status is an answer like any other.
 */
export function renewing(send: Transport): Transport {
	return async (options) => {
		const answer = await send({ ...options, ignoreHttpStatusErrors: ALL_BUT_401 });
		// n8n 2.8 takes the exception for "throw nothing at all", and a thrown error there loses the answer's headers.
		return answer.statusCode === 401 ? await send({ ...options, ignoreHttpStatusErrors: false }) : answer;
	};
}
