/* sal-alignment-predecessor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-repository.h"

G_BEGIN_DECLS

const SalAlignmentInfo *sal_alignment_find_predecessor (const GPtrArray *infos, gint64 alignment);

G_END_DECLS
