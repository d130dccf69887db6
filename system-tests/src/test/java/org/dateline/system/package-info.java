/// The whole system from outside: what a user, an operator and another system see of it.
package org.dateline.system;
