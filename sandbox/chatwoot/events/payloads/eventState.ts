import type { ChatwootState } from '../../state';

/** What events tell: the data, as the server's version shows it at a time. */
export type EventState = Pick<ChatwootState, 'clock' | 'server' | 'store'>;
