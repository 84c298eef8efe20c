import type { ChatwootState } from '../state';

/** What views need of the state: the data, the server's time, and how the server's version shows it. */
export type ViewState = Pick<ChatwootState, 'clock' | 'server' | 'store'>;
