/* sal-us-states.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-us-states.h"

static const struct
{
  const char *code;
  const char *name;
} states[] = {
  { "AK", "Alaska" },        { "AL", "Alabama" },
  { "AR", "Arkansas" },      { "AZ", "Arizona" },
  { "CA", "California" },    { "CO", "Colorado" },
  { "CT", "Connecticut" },   { "DC", "District of Columbia" },
  { "DE", "Delaware" },      { "FL", "Florida" },
  { "GA", "Georgia" },       { "HI", "Hawaii" },
  { "IA", "Iowa" },          { "ID", "Idaho" },
  { "IL", "Illinois" },      { "IN", "Indiana" },
  { "KS", "Kansas" },        { "KY", "Kentucky" },
  { "LA", "Louisiana" },     { "MA", "Massachusetts" },
  { "MD", "Maryland" },      { "ME", "Maine" },
  { "MI", "Michigan" },      { "MN", "Minnesota" },
  { "MO", "Missouri" },      { "MS", "Mississippi" },
  { "MT", "Montana" },       { "NC", "North Carolina" },
  { "ND", "North Dakota" },  { "NE", "Nebraska" },
  { "NH", "New Hampshire" }, { "NJ", "New Jersey" },
  { "NM", "New Mexico" },    { "NV", "Nevada" },
  { "NY", "New York" },      { "OH", "Ohio" },
  { "OK", "Oklahoma" },      { "OR", "Oregon" },
  { "PA", "Pennsylvania" },  { "PR", "Puerto Rico" },
  { "RI", "Rhode Island" },  { "SC", "South Carolina" },
  { "SD", "South Dakota" },  { "TN", "Tennessee" },
  { "TX", "Texas" },         { "UT", "Utah" },
  { "VA", "Virginia" },      { "VT", "Vermont" },
  { "WA", "Washington" },    { "WI", "Wisconsin" },
  { "WV", "West Virginia" }, { "WY", "Wyoming" },
};

/**
 * sal_us_state_get_name:
 * @code: a code of two letters, as the Postal Service has them
 *
 * Finds the name of a state of the United States.
 *
 * Returns: (nullable): its name, %NULL if there is no such state
 */
const char *
sal_us_state_get_name (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (g_str_equal (states[i].code, code))
        return states[i].name;
    }

  return NULL;
}
