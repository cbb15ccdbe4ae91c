export {
  type Catalogue,
  type CatalogueFacts,
  dayBucket,
  daysByPlace,
} from './catalogue.js';
export { type Place, parsePlaceName, placeName } from './place.js';
export type { StoredDigest } from './stored-object.js';
export { type CatalogueOptions, takeCatalogue } from './take-catalogue.js';
