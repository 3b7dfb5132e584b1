import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Collection } from 'mongodb';
import { type Served, serve } from '../testing/served.js';

interface Place {
  readonly _id: string;
  readonly at: { readonly type: 'Point'; readonly coordinates: [number, number] };
}

let served: Served;
let places: Collection<Place>;

const point = (longitude: number, latitude: number): Place['at'] => ({
  type: 'Point',
  coordinates: [longitude, latitude],
});
const STOCKHOLM = point(18.0686, 59.3293);

beforeAll(async () => {
  served = await serve();
  places = served.db.collection<Place>('places');
  await places.insertMany([
    { _id: 'Malmö', at: point(13.0038, 55.605) },
    { _id: 'Stockholm', at: STOCKHOLM },
    { _id: 'Uppsala', at: point(17.6389, 59.8586) },
    { _id: 'Kiruna', at: point(20.2253, 67.8558) },
  ]);
});
afterAll(() => served.stop());

describe('places', () => {
  it('are not found by nearness without an index', async () => {
    await expect(places.findOne({ at: { $near: { $geometry: STOCKHOLM } } })).rejects.toMatchObject({
      code: 291,
    });
  });

  it('come from the nearest to the farthest, within a distance in metres', async () => {
    await places.createIndex({ at: '2dsphere' }, {}, {});
    const near = await places
      .find({ at: { $near: { $geometry: STOCKHOLM, $maxDistance: 600_000 } } })
      .toArray();
    expect(near.map(({ _id }) => _id)).toEqual(['Stockholm', 'Uppsala', 'Malmö']);
  });

  it('are told with their distances', async () => {
    const stage = { $geoNear: { near: STOCKHOLM, distanceField: 'metres', key: 'at', spherical: true } };
    const [, second] = await places.aggregate<{ _id: string; metres: number }>([stage]).toArray();
    expect(second?._id).toBe('Uppsala');
    expect(second?.metres).toBeGreaterThan(60_000);
    expect(second?.metres).toBeLessThan(68_000);
  });

  it('lie within an area, on the sphere', async () => {
    const ring = [
      [12, 55],
      [25, 55],
      [25, 61],
      [12, 61],
      [12, 55],
    ];
    const found = await places
      .find({ at: { $geoWithin: { $geometry: { type: 'Polygon', coordinates: [ring] } } } })
      .toArray();
    expect(found.map(({ _id }) => _id).sort()).toEqual(['Malmö', 'Stockholm', 'Uppsala']);
  });

  it('that are none are refused', async () => {
    const wrong = { _id: 'nowhere', at: { type: 'Point', coordinates: [500, 0] } } as unknown as Place;
    await expect(places.insertOne(wrong)).rejects.toMatchObject({ code: 16755 });
  });
});
