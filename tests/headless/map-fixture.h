/* map-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-map-shape.h"

G_BEGIN_DECLS

/* A board of squares of one degree, "R0C0" and so on, row by row from the north-west; its plane has
 * a kilometre per degree and its corner at 0, 0. */
SalMapShape *map_fixture_new_board (guint n_columns, guint n_rows);

/* The counties of the United States: as longitude and latitude are, or in Albers' projection of
 * the lower 48. */
SalMapShape *map_fixture_new_plain_counties (void);
SalMapShape *map_fixture_new_counties (void);

G_END_DECLS
