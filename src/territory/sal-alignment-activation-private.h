/* sal-alignment-activation-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-activation.h"

G_BEGIN_DECLS

/* For what makes plans. */

SalAlignmentActivation *sal_alignment_activation_create (const SalActivationBook *book);
void sal_alignment_activation_seal (SalAlignmentActivation *plan);

G_END_DECLS
