/* sal-repair.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-shape.h"

G_BEGIN_DECLS

/**
 * SalRepairs:
 * @SAL_REPAIR_NONE: the shape was right
 * @SAL_REPAIR_UNCLOSED: a ring did not end where it began, and was closed
 * @SAL_REPAIR_WINDING: a ring ran the wrong way, and was turned
 * @SAL_REPAIR_HOLES: a ring was said to be a hole and is none, or the other way round
 * @SAL_REPAIR_DUPLICATE_POINTS: a point was there twice in a row, and was left out
 * @SAL_REPAIR_DUPLICATE_RINGS: a ring was there twice, and was left out
 * @SAL_REPAIR_PLACES: a point was not on the Earth, and was left out
 * @SAL_REPAIR_ANTIMERIDIAN: a ring crossed the antimeridian, and was cut there
 * @SAL_REPAIR_POLE: a ring went around a pole, and was led there along the antimeridian
 * @SAL_REPAIR_CROSSING: a ring crossed or touched itself or another, and was taken apart
 * @SAL_REPAIR_EMPTY_RINGS: a ring enclosed nothing, and was left out
 *
 * What was wrong with a shape and was put right.
 */
typedef enum
{
  SAL_REPAIR_NONE = 0,
  SAL_REPAIR_UNCLOSED = 1 << 0,
  SAL_REPAIR_WINDING = 1 << 1,
  SAL_REPAIR_HOLES = 1 << 2,
  SAL_REPAIR_DUPLICATE_POINTS = 1 << 3,
  SAL_REPAIR_DUPLICATE_RINGS = 1 << 4,
  SAL_REPAIR_PLACES = 1 << 5,
  SAL_REPAIR_ANTIMERIDIAN = 1 << 6,
  SAL_REPAIR_POLE = 1 << 7,
  SAL_REPAIR_CROSSING = 1 << 8,
  SAL_REPAIR_EMPTY_RINGS = 1 << 9,
} SalRepairs;

SalShape *sal_repair_shape (const SalShape *shape, SalRepairs *repairs, GError **error);
SalShape *sal_repair_unite (const SalShape *one, const SalShape *other, GError **error);
char *sal_repairs_describe (SalRepairs repairs);

G_END_DECLS
