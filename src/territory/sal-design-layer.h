/* sal-design-layer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-boundary-layer.h"
#include "sal-design-export.h"

G_BEGIN_DECLS

SalBoundaryLayer *sal_design_layer_new_of_areas (const SalDesignExport *what);
SalBoundaryLayer *sal_design_layer_new_of_territories (const SalDesignExport *what,
                                                       GCancellable *cancellable,
                                                       GError **error);

G_END_DECLS
