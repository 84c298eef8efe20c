export { appOutput } from './app';
export { channelProfileOutput, contactOutput } from './contact';
export { consentsOutput, optOutOutput } from './consent';
export { conversationOutput, recentConversationOutput } from './conversation';
export { acceptedEventOutput, eventOutput } from './event';
export { messageOutput, sentMessageOutput } from './message';
export { directionOf, orNull } from './values';
