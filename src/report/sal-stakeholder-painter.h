/* sal-stakeholder-painter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-stakeholder-drawing.h"

G_BEGIN_DECLS

/**
 * SalStakeholderPainter:
 *
 * Draws maps on a screen, frame after frame: boxes are kept as pictures, and only some are drawn
 * anew in each frame, so that no frame is late.
 */
typedef struct _SalStakeholderPainter SalStakeholderPainter;

/* What of a map is seen: its point in the left upper corner, and pixels to a unit of the map. */
typedef struct
{
  double x, y, scale;
  double width, height; /* in pixels */
} SalStakeholderViewport;

SalStakeholderPainter *sal_stakeholder_painter_new (void);
void sal_stakeholder_painter_free (SalStakeholderPainter *self);
gboolean sal_stakeholder_painter_draw (SalStakeholderPainter *self,
                                       const SalStakeholderMap *map,
                                       const SalStakeholderLayout *layout,
                                       cairo_t *cr,
                                       const SalStakeholderViewport *viewport,
                                       const SalChartTheme *theme,
                                       double density);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalStakeholderPainter, sal_stakeholder_painter_free)

G_END_DECLS
