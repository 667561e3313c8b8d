/* sal-district-diameter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-diameter.h"

#include <math.h>
#include <stdlib.h>

/* Steps towards the middle; more of them cost more than they save. */
#define N_STEPS 8

/* What rounding may take from a distance, as a share of it */
#define MARGIN 1e-9

static guint
find_farthest (const double (*points)[3],
               const double center[3],
               const SalDistrictSpoke *spokes,
               guint n_spokes,
               double *square)
{
  guint farthest = 0;

  *square = -1;
  for (guint i = 0; i < n_spokes; i++)
    {
      double other = sal_district_square_distance (points[spokes[i].node], center);

      if (other <= *square)
        continue;
      *square = other;
      farthest = spokes[i].node;
    }

  return farthest;
}

/* Near the centre of the smallest ball around all: every step goes towards the point that is the
 * farthest, ever less far. M. Bădoiu, K. L. Clarkson, "Smaller core-sets for balls", SODA 2003 */
static void
find_center (const double (*points)[3],
             const SalDistrictSpoke *spokes,
             guint n_spokes,
             double center[3])
{
  for (int d = 0; d < 3; d++)
    center[d] = points[spokes[0].node][d];
  for (guint step = 1; step <= N_STEPS; step++)
    {
      double square;
      guint node = find_farthest (points, center, spokes, n_spokes, &square);

      for (int d = 0; d < 3; d++)
        center[d] += (points[node][d] - center[d]) / (step + 1);
    }
}

static int
compare_spokes (const void *first, const void *second)
{
  const SalDistrictSpoke *one = first;
  const SalDistrictSpoke *other = second;

  if (one->reach != other->reach)
    return one->reach > other->reach ? -1 : 1;

  return (one->node > other->node) - (one->node < other->node);
}

/**
 * sal_district_find_diameter:
 * @points: by node, where it is
 * @spokes: (array length=n_spokes): the nodes; in what order they are then is left open
 * @n_spokes: how many, at least one
 * @farthest: (out): the two that are the farthest from each other
 *
 * Finds the diameter of some points exactly. Two of them are at most as far from each other as both
 * are from the middle together, so that only those on the outside need to be compared: on a map a
 * few of them, while all pairs would be millions.
 *
 * Returns: the square of their distance
 */
double
sal_district_find_diameter (const double (*points)[3],
                            SalDistrictSpoke *spokes,
                            guint n_spokes,
                            guint farthest[2])
{
  double center[3], square, largest, length, longest = 0;
  guint n = 0;

  find_center (points, spokes, n_spokes, center);
  farthest[0] = find_farthest (points, center, spokes, n_spokes, &square);
  farthest[1] = find_farthest (points, points[farthest[0]], spokes, n_spokes, &largest);
  length = sqrt (largest);

  for (guint i = 0; i < n_spokes; i++)
    {
      spokes[i].reach = sqrt (sal_district_square_distance (points[spokes[i].node], center));
      longest = MAX (longest, spokes[i].reach);
    }
  for (guint i = 0; i < n_spokes; i++)
    if (spokes[i].reach + longest >= length * (1 - MARGIN))
      spokes[n++] = spokes[i];
  qsort (spokes, n, sizeof *spokes, compare_spokes);

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      {
        if (spokes[i].reach + spokes[k].reach < length * (1 - MARGIN))
          break;
        square = sal_district_square_distance (points[spokes[i].node], points[spokes[k].node]);
        if (square <= largest)
          continue;
        largest = square;
        length = sqrt (largest);
        farthest[0] = spokes[i].node;
        farthest[1] = spokes[k].node;
      }

  return largest;
}
