/* sal-stakeholder-adder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-stakeholder-map.h"

G_BEGIN_DECLS

/**
 * SalStakeholderAdder:
 *
 * Who may be put on a stakeholder map: contacts of the account that are not on it, or somebody new.
 *
 * Signal: add (GArray *contacts, const char *name, const char *job_title): those ids of contacts,
 * or a new contact of that name.
 */
#define SAL_TYPE_STAKEHOLDER_ADDER (sal_stakeholder_adder_get_type ())
G_DECLARE_FINAL_TYPE (SalStakeholderAdder, sal_stakeholder_adder, SAL, STAKEHOLDER_ADDER, AdwBin)

void sal_stakeholder_adder_fill (SalStakeholderAdder *self, SalStakeholderMap *map);

G_END_DECLS
