export { createPlacesService, type PlacesService } from './places.service.ts';
