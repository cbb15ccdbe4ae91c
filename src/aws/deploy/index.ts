/** AWS behind the interfaces of deploy. */
export { type CloudOptions, openCloud, type OpenedCloud } from './open-cloud.js';
