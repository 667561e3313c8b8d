/* sal-district-diameter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A point with how far it is from the middle of all. Private to this folder. */
typedef struct
{
  double reach;
  guint node;
} SalDistrictSpoke;

double sal_district_find_diameter (const double (*points)[3],
                                   SalDistrictSpoke *spokes,
                                   guint n_spokes,
                                   guint farthest[2]);

static inline double
sal_district_square_distance (const double first[3], const double second[3])
{
  double x = first[0] - second[0], y = first[1] - second[1], z = first[2] - second[2];

  return x * x + y * y + z * z;
}

G_END_DECLS
