// The door for triggers: services import from here what they need for deliveries and webhooks.
export { askedOncePerMinute } from './askedOncePerMinute';
export { type Delivery } from './delivery';
export { receive, type Receiver } from './receive';
export { hmacOf, isDigest, isFresh, type HashName } from './signature';
export { webhookMethodsOf, type WebhookLifecycle } from './webhookMethods';
