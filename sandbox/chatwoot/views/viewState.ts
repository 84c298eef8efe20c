import type { ChatwootState } from '../state';

/** What views need of the state: the data, and how the server's version shows it. */
export type ViewState = Pick<ChatwootState, 'server' | 'store'>;
