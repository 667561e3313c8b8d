/* sal-stakeholder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

/* The parts people play in a decision, the weight they carry, how they are disposed towards us, and
 * how well we know them; each ended by a NULL value, in the order of the enumerations of
 * sal-stakeholder-map.h. */
extern const SalChoice sal_decision_roles[];
extern const SalChoice sal_stakeholder_powers[];
extern const SalChoice sal_stakeholder_attitudes[];
extern const SalChoice sal_stakeholder_coverages[];

/* How strongly one follows another. */
extern const SalChoice sal_influence_strengths[];

G_END_DECLS
